import type { DemoWords, InLanguages } from './words.ts';

export const words = {
  en: {
    question: 'A layer with fresh random weights: how many of its ReLU outputs are exactly 0?',
    guesses: ['Hardly any', 'About half', 'Nearly all'],
    answer:
      'About half. A random weight is as likely to be negative as positive, and so is the sum that ReLU clips. Other functions hardly ever give exactly 0.',
    title: 'One corner to each unit, and half of a fresh layer is silent',
    caption:
      'Above, one unit is built in three steps: a line cwx + cb, clipped at 0, then scaled by a/c. Both axes run from −4 to 4. The corner is solved for, and it can be moved by hand. The broad pale curve is the same unit with c = 1. At the corner itself the function has no derivative; the dashed line shows the slope that is taken there. Below, two layers with He weights are given 36 random samples with normally distributed inputs, or with the absolute values of these. Each row is a unit, each column a sample, and blue means that something is passed on. The theory holds for very many inputs and units. The claim itself is measured on real digits: E. Alpaydin and C. Kaynak, Optical Recognition of Handwritten Digits, UCI, doi:10.24432/C50P49, CC BY 4.0.',
    parameters: {
      w: { label: 'Weight w' },
      b: { label: 'Bias b' },
      a: { label: 'Outgoing weight a' },
      factor: { label: 'Factor c' },
      atZero: { label: 'Slope taken at 0' },
      data: {
        label: 'Inputs of the layers',
        options: { centered: 'around 0', positive: 'never negative' },
      },
      inputs: { label: 'Number of inputs' },
      bias: { label: 'Bias of the layers' },
    },
    number: 'of the first layer’s outputs are exactly 0',
    sentences: {
      cornerRight:
        'The corner lies at −b/w = {kink}: constant 0 to the left of it, slope {slope} to the right. At the corner any slope between the two may be taken, and here it is {atKink}. Software takes 0.',
      cornerLeft:
        'The corner lies at −b/w = {kink}: slope {slope} to the left of it, constant 0 to the right. At the corner any slope between the two may be taken, and here it is {atKink}. Software takes 0.',
      straight:
        'The corner lies outside the picture, at x = {kink}. On everything that is drawn the unit is a straight line of slope {slope}.',
      silent:
        'The corner lies outside the picture, at x = {kink}. On everything that is drawn the unit is silent, and data from there would teach it nothing.',
      level: 'The weight is 0, so there is no corner: the output is {value}, whatever the input.',
      dead: 'The weight is 0 and the bias is not above 0, so the output is 0, whatever the input. This unit is dead.',
      unheard: 'The corner lies at x = {kink}, but the outgoing weight is 0: nobody hears of this unit.',
    },
    figure: {
      line: 'line: {line}',
      clip: 'clip: max(0, {line})',
      scale: 'scale: {a} · max(0, {line})',
      kink: 'Corner of the unit',
      alone: 'c = 1 is the unit itself. Another factor changes all three numbers.',
      same: 'With c = {factor} weight and bias are multiplied by {factor} and the outgoing weight is divided by it. Largest difference from the unit with c = 1: {difference}.',
      layer:
        'Layer {layer}: {zeros} of the outputs are 0 (theory {theory}). Of {units} units {silent} {silent|is|are} silent on every sample, and {always} {always|passes|pass} every sample on.',
      pattern: 'Pattern of {units} units and {samples} samples. {said}',
    },
    quantities: {
      firstLayer:
        'of the outputs are 0 in the first hidden layer of 64-64-64-10, on the digits, before training',
      secondLayer: 'in the second hidden layer',
      rescaled: 'largest difference after rescaling by a power of 2, over 100 units a seed',
      slopeAtZero: 'slope that the code takes at 0',
    },
  },
  ko: {
    question: '가중치를 무작위로 갓 초기화한 층이 있다. ReLU 출력 가운데 정확히 0인 것은 얼마나 될까?',
    guesses: ['거의 없다', '절반쯤', '거의 전부'],
    answer:
      '절반쯤이다. 무작위 가중치는 음수일 가능성과 양수일 가능성이 같고, ReLU가 자르는 가중합도 그렇다. 다른 함수에서는 정확히 0이 되는 일이 거의 없다.',
    title: '유닛마다 꺾인 점이 하나 있고, 갓 초기화한 층은 절반이 침묵한다',
    caption:
      '위에서는 유닛 하나를 세 단계로 만든다. 직선 cwx + cb를 0에서 자르고 a/c를 곱한다. 두 축은 −4부터 4까지이다. 꺾인 점은 풀어서 구했고 손으로 옮길 수 있다. 넓고 옅은 곡선은 c = 1일 때의 같은 유닛이다. 꺾인 점에서는 미분할 수 없다. 점선은 거기서 택한 기울기를 보인다. 아래에서는 He 초기화를 한 두 층에 무작위 표본 36개를 넣는다. 입력은 정규분포를 따르거나 그 절댓값이다. 가로줄 하나가 유닛, 세로줄 하나가 표본이고, 파란색은 무언가를 내보냈다는 뜻이다. 이론값은 입력과 유닛이 아주 많을 때의 값이다. 주장 자체는 실제 손글씨 숫자로 잰다: E. Alpaydin, C. Kaynak, Optical Recognition of Handwritten Digits, UCI, doi:10.24432/C50P49, CC BY 4.0.',
    parameters: {
      w: { label: '가중치 w' },
      b: { label: '편향 b' },
      a: { label: '나가는 가중치 a' },
      factor: { label: '배율 c' },
      atZero: { label: '0에서 택한 기울기' },
      data: {
        label: '두 층의 입력',
        options: { centered: '0을 중심으로', positive: '음수 없이' },
      },
      inputs: { label: '입력의 수' },
      bias: { label: '두 층의 편향' },
    },
    number: '첫 층의 출력 가운데 정확히 0인 비율',
    sentences: {
      cornerRight:
        '꺾인 점은 −b/w = {kink}이다. 왼쪽에서는 0이고 오른쪽에서는 기울기가 {slope}이다. 꺾인 점에서는 둘 사이의 어떤 기울기든 택할 수 있고, 여기서는 {atKink}이다. 소프트웨어는 0을 택한다.',
      cornerLeft:
        '꺾인 점은 −b/w = {kink}이다. 왼쪽에서는 기울기가 {slope}이고 오른쪽에서는 0이다. 꺾인 점에서는 둘 사이의 어떤 기울기든 택할 수 있고, 여기서는 {atKink}이다. 소프트웨어는 0을 택한다.',
      straight:
        '꺾인 점이 x = {kink}에 있어 그림 밖이다. 그려진 범위에서 이 유닛은 기울기 {slope}인 직선이다.',
      silent:
        '꺾인 점이 x = {kink}에 있어 그림 밖이다. 그려진 범위에서 이 유닛은 침묵하고, 그 범위의 데이터로는 아무것도 배우지 못한다.',
      level: '가중치가 0이라 꺾인 점이 없다. 입력이 무엇이든 출력은 {value}이다.',
      dead: '가중치가 0이고 편향이 0보다 크지 않으므로 입력이 무엇이든 출력은 0이다. 이 유닛은 죽었다.',
      unheard:
        '꺾인 점은 x = {kink}에 있지만 나가는 가중치가 0이다. 이 유닛이 하는 말은 아무에게도 들리지 않는다.',
    },
    figure: {
      line: '직선: {line}',
      clip: '자르기: max(0, {line})',
      scale: '곱하기: {a} · max(0, {line})',
      kink: '유닛의 꺾인 점',
      alone: 'c = 1이면 원래 유닛이다. 배율을 바꾸면 세 수가 모두 바뀐다.',
      same: 'c = {factor}이면 가중치와 편향에 {factor}배를 하고 나가는 가중치는 그만큼 나눈다. c = 1인 유닛과의 가장 큰 차이: {difference}.',
      layer:
        '{layer}층: 출력의 {zeros}가 0이다(이론값 {theory}). 유닛 {units}개 가운데 {silent}개는 모든 표본에 침묵하고, {always}개는 모든 표본을 내보낸다.',
      pattern: '유닛 {units}개와 표본 {samples}개의 무늬. {said}',
    },
    quantities: {
      firstLayer: '학습 전 64-64-64-10 망에 숫자 데이터를 넣었을 때 첫 은닉층 출력에서 0의 비율',
      secondLayer: '둘째 은닉층에서의 비율',
      rescaled: '2의 거듭제곱을 곱하고 나눈 뒤의 가장 큰 차이(시드마다 유닛 100개)',
      slopeAtZero: '코드가 0에서 택한 기울기',
    },
  },
} satisfies InLanguages<DemoWords>;
