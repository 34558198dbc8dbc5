import type { DemoWords, InLanguages } from './words.ts';

export const words = {
  en: {
    question: 'Sigmoid squeezes everything between 0 and 1. After 20 layers, what is left of a value?',
    guesses: ['Almost nothing', 'About one half', 'Almost one'],
    answer:
      'About one half, in every layer. It is not the values that die out, but the difference that the input makes.',
    title:
      'The values stay where they are; the difference between two inputs dies on its way up, the gradient on its way down',
    caption:
      'A network of width 64 with random weights and no bias. Above: how the activations of each layer are distributed. Below, on a logarithmic scale: the difference between the activations of two inputs, relative to the first layer, and the size of a gradient of white noise put in at the last layer, relative to that layer. Grey: mean-field theory for very wide networks.',
    parameters: {
      activation: { label: 'Activation function' },
      depth: { label: 'Layers' },
      weightScale: { label: 'Weight scale σ (sd = σ/√n)' },
    },
    number: 'of the last layer’s gradient arrives at the first',
    sentences: {
      vanishes:
        'With {depth} {activation} layers the first layer receives {ratio} of the last layer’s gradient, while the activations of the last layer still average {mean}.',
      vanishesLost:
        'With {depth} {activation} layers the first layer receives {ratio} of the last layer’s gradient. The activations of the last layer average {mean}, but from layer {lost} on float32 can no longer tell the two inputs apart.',
      explodes:
        'With {depth} {activation} layers and these weights the gradient grows on its way down, to {ratio} times its size in the last layer.',
      passes:
        'With {depth} {activation} layers and these weights the gradient arrives at nearly its full size: {ratio} of it.',
      none: 'No gradient passes: the derivative of this function is 0 everywhere that the network uses it.',
      diverged:
        'The numbers have left the range of the computer: these weights make every layer larger than the one before.',
    },
    figure: {
      values: 'activations of each layer',
      layer: 'layer',
      difference: 'difference of two inputs →',
      gradient: '← gradient',
      float32: 'limit of float32',
      float64: 'limit of float64',
      valuesLabel:
        'Distribution of the activations in layers 1 to {depth}. The mean of the last layer is {mean}.',
      fadesLabel:
        'Difference of two inputs and gradient in layers 1 to {depth}, on a logarithmic scale. {sentence}',
    },
    quantities: {
      gradientRatio: 'of the gradient reaches the first of 20 sigmoid layers',
      meanActivation: 'mean activation of layer 20',
      spreadOverUnits: 'spread of layer 20 over its units',
      spreadOverInputs: 'spread of one unit of layer 20 over different inputs',
      reluGradientRatio: 'of the gradient reaches the first of 20 ReLU layers (He weights)',
      factorPerLayer: 'factor per layer √χ at σ = 1, by theory',
      criticalWeightScale: 'weight scale σ at which χ = 1, by theory',
      chainFixedPoint: 'sigmoid applied 200 times to 0',
    },
  },
  ko: {
    question: '시그모이드는 무엇이든 0과 1 사이로 욱여넣는다. 층을 20개 지나면 값은 얼마나 남을까?',
    guesses: ['거의 0', '1/2쯤', '거의 1'],
    answer: '어느 층에서나 1/2쯤이다. 사라지는 것은 값이 아니라 입력이 만드는 차이이다.',
    title: '값은 그대로 있다. 두 입력의 차이는 올라가는 길에, 기울기는 내려가는 길에 사라진다',
    caption:
      '폭 64, 무작위 가중치, 편향 없는 망이다. 위쪽은 층마다 활성값이 어떻게 퍼져 있는지를 보인다. 아래쪽은 로그 눈금이며, 두 입력이 만든 활성값의 차이를 첫 층에 견주어, 그리고 마지막 층에 백색 잡음으로 넣은 기울기의 크기를 마지막 층에 견주어 그렸다. 회색은 아주 넓은 망에 대한 평균장 이론이다.',
    parameters: {
      activation: { label: '활성화 함수' },
      depth: { label: '층 수' },
      weightScale: { label: '가중치 크기 σ (표준편차 σ/√n)' },
    },
    number: '마지막 층의 기울기 가운데 첫 층에 닿는 몫',
    sentences: {
      vanishes:
        '활성화 함수 {activation}, 층 {depth}개: 첫 층에 닿는 기울기는 마지막 층의 {ratio}이다. 그래도 마지막 층의 활성값은 평균 {mean}이다.',
      vanishesLost:
        '활성화 함수 {activation}, 층 {depth}개: 첫 층에 닿는 기울기는 마지막 층의 {ratio}이다. 마지막 층의 활성값은 평균 {mean}이지만, {lost}번째 층부터 float32로는 두 입력을 구별하지 못한다.',
      explodes:
        '활성화 함수 {activation}, 층 {depth}개: 이 가중치에서는 기울기가 내려가면서 커져 마지막 층의 {ratio}배가 된다.',
      passes:
        '활성화 함수 {activation}, 층 {depth}개: 이 가중치에서는 기울기가 거의 그대로 닿는다. 마지막 층의 {ratio}배이다.',
      none: '기울기가 전혀 지나가지 못한다. 망이 쓰는 곳에서 이 함수의 도함수가 모두 0이다.',
      diverged: '수가 컴퓨터가 다룰 수 있는 범위를 벗어났다. 이 가중치로는 층을 지날수록 값이 커지기만 한다.',
    },
    figure: {
      values: '층마다 활성값의 분포',
      layer: '층',
      difference: '두 입력의 차이 →',
      gradient: '← 기울기',
      float32: 'float32의 한계',
      float64: 'float64의 한계',
      valuesLabel: '1층부터 {depth}층까지 활성값의 분포. 마지막 층의 평균은 {mean}이다.',
      fadesLabel: '1층부터 {depth}층까지 두 입력의 차이와 기울기, 로그 눈금. {sentence}',
    },
    quantities: {
      gradientRatio: '시그모이드 층 20개에서 첫 층에 닿는 기울기의 몫',
      meanActivation: '20번째 층 활성값의 평균',
      spreadOverUnits: '20번째 층의 유닛 사이에서 활성값이 퍼진 정도',
      spreadOverInputs: '20번째 층의 한 유닛이 입력에 따라 퍼진 정도',
      reluGradientRatio: 'ReLU 층 20개(He 초기화)에서 첫 층에 닿는 기울기의 몫',
      factorPerLayer: 'σ = 1일 때 층마다 곱해지는 비율 √χ(이론)',
      criticalWeightScale: 'χ = 1이 되는 가중치 크기 σ(이론)',
      chainFixedPoint: '0에 시그모이드를 200번 적용한 값',
    },
  },
} satisfies InLanguages<DemoWords>;
