import type { DemoWords, InLanguages } from './words.ts';

export const words = {
  en: {
    question:
      'A deep network without activation functions can draw nothing but a straight line. Does it at least learn that line as a single layer would?',
    guesses: ['Yes, step by step the same', 'Faster, with more to adjust', 'Along a different path'],
    answer:
      'Along a different path. One layer is fastest at the start. Several layers first stand still, then hurry, then settle: the curve is shaped like a sigmoid, although there is none in the network.',
    title: 'Depth without a non-linearity learns a straight line along an S-shaped path',
    caption:
      'A product u of N weights learns the target s. All weights start equal, and each takes steps of gradient descent on (s − u)²/2, which are really run: step k stands at the time t = learning rate × k. The thin gray curves are the exact ones for infinitely small steps: a closed form for one and for two layers (Saxe et al., 2014), and for more layers the equation du/dt = N u^(2−2/N) (s − u), integrated much more finely than the steps. The theory beside the number is the error that steps of this size must make. On the right, inputs from −1 to 1 are sent through the layers one by one, at the marked time; the thin gray line is the target.',
    parameters: {
      depth: { label: 'Layers N' },
      start: {
        label: 'Product at the start u₀',
        options: {
          '0': '0',
          '0.000001': '0.000001',
          '0.0001': '0.0001',
          '0.001': '0.001',
          '0.01': '0.01',
          '0.1': '0.1',
          '0.5': '0.5',
        },
      },
      target: { label: 'Target s' },
      learningRate: { label: 'Learning rate' },
      time: { label: 'Time t of the function' },
    },
    number: 'largest distance of the steps from the exact curve, as a share of the way',
    sentences: {
      sigmoidal:
        'With {depth} layers half the way is done at t = {half}, and learning is fastest with {fastest} of the target reached. One layer is fastest at the start and has half the way done at t = {halfSingle}. Both end as the same straight line.',
      direct:
        'With {depth} layers and so large a start there is nothing to wait for: half the way is done at t = {half}. At every moment the function is a straight line.',
      single:
        'One layer is fastest at the start, slows down evenly, and has half the way done at t = {half}. The function is a straight line at every moment.',
      waiting:
        'With {depth} layers only {progress} of the way is done at t = {duration}. No better line is needed, but the path to it begins almost flat: the smaller the product, the smaller its gradient.',
      stuck:
        'All {depth} weights are 0. The gradient of each is a product with all the others in it, so it is 0 too, and nothing ever moves. A single layer learns from the same start.',
      blocked:
        'The target is negative. {depth} equal weights would have to pass through 0, but the closer they come, the smaller their gradients: they never get there. A single layer walks through.',
      nothing: 'The start is the target: there is nothing left to learn.',
      restless:
        'These steps are too long: the product leaps over the target and has not come to rest at t = {duration}. A smaller learning rate helps.',
      diverged:
        'Diverged at t = {last}: every step leaps further beyond the target than the one before. A smaller learning rate helps.',
    },
    figure: {
      one: '1 layer',
      many: '{depth} layers',
      time: 'time t',
      product: 'Product u of the weights over time',
      learned: 'What the network computes at t = {time}: straight, but for {bend} of its height',
      learnedExactly: 'What the network computes at t = {time}: straight to the last bit',
      learnedNothing: 'At t = {time} there is no function left: training has diverged',
      input: 'input x',
      curveLabel: 'Learning curves of {depth} {depth|layer|layers} and of one layer. {sentence}',
      learnedLabel:
        'Output over input at time {time}: the straight line y = {slope} x. The target is y = {target} x.',
      learnedNoneLabel:
        'The target, the straight line y = {target} x. The network has diverged before time {time}.',
    },
    quantities: {
      deviation: 'largest distance of two layers from the exact curve, as a share of the way (step 0.0001)',
      stepHalving: 'times smaller it becomes with steps half as long',
      bend: 'of its height: by how much the function of ten layers is not straight',
      halfTimeOne: 'time of one layer until half the way (target 3)',
      halfTimeTwo: 'time of two layers',
      halfTimeTwoSmallTarget: 'time of two layers for a target of 1',
      fastestOne: 'of the target reached when one layer is fastest',
      fastestTwo: 'of the target reached when two layers are fastest',
      fastestThree: 'of the target reached when three layers are fastest',
    },
  },
  ko: {
    question:
      '활성화 함수가 없는 깊은 망은 직선밖에 그리지 못한다. 그렇다면 그 직선을 배우는 과정은 층 하나와 같을까?',
    guesses: ['걸음마다 똑같다', '고칠 것이 많아 더 빠르다', '다른 길로 간다'],
    answer:
      '다른 길로 간다. 층 하나는 처음이 가장 빠르다. 층이 여럿이면 처음에는 멈춘 듯하다가 갑자기 빨라지고 다시 잦아든다. 망 안에 시그모이드가 없는데도 학습 곡선은 시그모이드를 닮았다.',
    title: '비선형성 없는 깊이는 S자 길을 따라 직선을 배운다',
    caption:
      '가중치 N개의 곱 u가 목표 s를 배운다. 가중치는 모두 같은 값에서 출발하고, 저마다 (s − u)²/2에 대한 경사 하강법의 걸음을 실제로 걷는다. k번째 걸음의 시각은 t = 학습률 × k이다. 가는 회색 곡선은 걸음이 한없이 짧을 때의 정확한 곡선이다. 층이 하나나 둘이면 닫힌 식이 있고(Saxe 외, 2014), 더 많으면 du/dt = N u^(2−2/N) (s − u)를 걸음보다 훨씬 촘촘하게 적분했다. 숫자 옆의 이론값은 걸음이 이만할 때 생길 수밖에 없는 오차이다. 오른쪽에서는 표시한 시각에 −1부터 1까지의 입력을 층에 차례로 통과시켰다. 가는 회색 직선이 목표이다.',
    parameters: {
      depth: { label: '층 수 N' },
      start: {
        label: '출발할 때의 곱 u₀',
        options: {
          '0': '0',
          '0.000001': '0.000001',
          '0.0001': '0.0001',
          '0.001': '0.001',
          '0.01': '0.01',
          '0.1': '0.1',
          '0.5': '0.5',
        },
      },
      target: { label: '목표 s' },
      learningRate: { label: '학습률' },
      time: { label: '함수를 볼 시각 t' },
    },
    number: '걸음이 정확한 곡선에서 가장 멀어진 거리(가야 할 길에 견준 비율)',
    sentences: {
      sigmoidal:
        '층 {depth}개는 t = {half}에 절반을 가고, 목표의 {fastest}에 이르렀을 때 가장 빠르다. 층 하나는 처음이 가장 빠르고 t = {halfSingle}에 절반을 간다. 끝에는 둘 다 같은 직선이 된다.',
      direct:
        '층이 {depth}개이지만 이렇게 큰 값에서 출발하면 기다릴 것이 없다. t = {half}에 절반을 간다. 어느 순간에나 함수는 직선이다.',
      single:
        '층 하나는 처음이 가장 빠르고 그 뒤로 고르게 느려지며, t = {half}에 절반을 간다. 어느 순간에나 함수는 직선이다.',
      waiting:
        '층이 {depth}개이면 t = {duration}이 되어도 길의 {progress}밖에 가지 못한다. 더 나은 직선이 필요해서가 아니다. 곱이 작을수록 기울기도 작아서 길의 첫머리가 거의 평평하기 때문이다.',
      stuck:
        '가중치 {depth}개가 모두 0이다. 가중치 하나의 기울기에는 나머지 가중치가 모두 곱해지므로 기울기도 0이고, 아무것도 움직이지 않는다. 층이 하나라면 같은 곳에서 출발해도 배운다.',
      blocked:
        '목표가 음수이다. 같은 가중치 {depth}개가 목표에 가려면 0을 지나야 하는데, 0에 다가갈수록 기울기가 작아져 끝내 0에 이르지 못한다. 층 하나는 그대로 지나간다.',
      nothing: '출발점이 곧 목표이다. 더 배울 것이 없다.',
      restless:
        '걸음이 너무 길다. 곱이 목표를 뛰어넘기를 되풀이하며 t = {duration}까지도 자리를 잡지 못했다. 학습률을 낮추면 된다.',
      diverged:
        't = {last}에 발산했다. 걸음마다 앞 걸음보다 더 멀리 목표를 뛰어넘는다. 학습률을 낮추면 된다.',
    },
    figure: {
      one: '층 1개',
      many: '층 {depth}개',
      time: '시각 t',
      product: '시각에 따른 가중치의 곱 u',
      learned: 't = {time}에 망이 계산하는 함수. 직선에서 벗어난 정도는 높이의 {bend}뿐이다',
      learnedExactly: 't = {time}에 망이 계산하는 함수. 마지막 비트까지 직선이다',
      learnedNothing: 't = {time}에는 학습이 발산해 함수가 남아 있지 않다',
      input: '입력 x',
      curveLabel: '층 {depth}개와 층 하나의 학습 곡선. {sentence}',
      learnedLabel: '시각 {time}의 입력과 출력. 직선 y = {slope} x이며, 목표는 y = {target} x이다.',
      learnedNoneLabel: '목표인 직선 y = {target} x. 망은 시각 {time} 전에 발산했다.',
    },
    quantities: {
      deviation: '층 두 개가 정확한 곡선에서 가장 멀어진 거리(길에 견준 비율, 걸음 0.0001)',
      stepHalving: '걸음을 반으로 줄일 때 그 거리가 줄어드는 배수',
      bend: '층 열 개의 함수가 직선에서 벗어난 정도(높이에 견준 비율)',
      halfTimeOne: '층 하나가 절반을 가는 시간(목표 3)',
      halfTimeTwo: '층 두 개가 절반을 가는 시간',
      halfTimeTwoSmallTarget: '목표가 1일 때 층 두 개가 절반을 가는 시간',
      fastestOne: '층 하나가 가장 빠를 때 목표에 이른 정도',
      fastestTwo: '층 두 개가 가장 빠를 때 목표에 이른 정도',
      fastestThree: '층 세 개가 가장 빠를 때 목표에 이른 정도',
    },
  },
} satisfies InLanguages<DemoWords>;
