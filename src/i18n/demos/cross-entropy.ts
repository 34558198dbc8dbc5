import type { DemoWords, InLanguages } from './words.ts';

export const words = {
  en: {
    question:
      'A neuron is certain of its answer, and the answer is wrong. How much sooner does cross-entropy put it right than the squared error?',
    guesses: ['About equally soon', 'Several times sooner', 'A thousand times sooner'],
    answer:
      'The last is nearest. While the neuron is certain, the squared error hardly moves it at all; cross-entropy pulls hardest just then.',
    title: 'Certain and wrong: cross-entropy pulls with all its force, the squared error hardly at all',
    caption:
      'One sigmoid neuron, whose only input is 1, has to learn the answer 0. The losses are −ln(1 − p) and p²/2, where p is the output and the logit is w + b. Gradient descent runs until p is below 0.1. Every step is computed; the axis is logarithmic, so only some are drawn. The theory beside the count is what infinitely many infinitely small steps would take. Below, gradient descent on cross-entropy fits the curve σ(wx + b) to the points; the paler curves are earlier ones. A hollow point lies on the wrong side of one half.',
    parameters: {
      w: { label: 'Weight w at the start' },
      b: { label: 'Bias b at the start' },
      learningRate: { label: 'Learning rate' },
      loss: {
        label: 'Loss',
        options: { bce: 'binary cross-entropy (BCE)', mse: 'squared error (MSE)' },
      },
    },
    number: 'steps until the answer is right, with the loss chosen',
    sentences: {
      both: 'At the logit {z} the neuron leaves the right answer a probability of {doubt}. Cross-entropy puts it right in {bce} {bce|step|steps}, the squared error in {mse} {mse|step|steps}.',
      leaning:
        'At the logit {z} the output is {p}: the neuron leans to the right answer without being sure. Cross-entropy takes {bce} {bce|step|steps} from here, the squared error {mse} {mse|step|steps}.',
      mseLate:
        'From the logit {z} cross-entropy takes {bce} {bce|step|steps}. The squared error is not there after {mse}; at this rate it would take about {flow}.',
      right:
        'At the logit {z} the answer is right from the start, and both losses are nearly flat: a step would move the logit by {bceMove} with BCE and by {mseMove} with MSE. There is nothing left to learn here. On the wrong side only the squared error is flat.',
      fitEmpty: 'There are no points, so there is nothing to fit.',
      fitOneClass:
        'All points belong to one class, so the likelihood has no maximum: after {allSteps} steps b = {biases}, and it goes on growing without bound.',
      fitOnePlace:
        'All points lie in one place. The curve passes through the share of △ there, but its slope is left open: every slope fits as well.',
      fitSeparable:
        'A threshold parts the two classes, so the likelihood has no maximum: a steeper curve always fits better. After {allSteps} steps w = {weights}, and it goes on growing without bound.',
      fitUnsettled:
        'The classes overlap, so one curve is the best, but {steps} steps have not reached it yet. The weight, now w = {w}, is still on its way.',
      fitSettled:
        'The classes overlap, so one curve is the best: w = {w}, b = {b}. It says one half at x = {half}.',
      fitLevel:
        'The classes overlap so evenly that the best curve is level: the place x says nothing about the class.',
    },
    figure: {
      loss: 'loss',
      slope: 'slope of the loss',
      output: 'output p',
      logit: 'logit z',
      steps: 'steps (logarithmic scale)',
      probability: 'fitted probability of △',
      bce: 'BCE',
      mse: 'MSE',
      bend: 'from ln 2 on not convex',
      right: 'right: below {right}',
      lossLabel:
        'Both losses over the logit. At the start, the logit {z}, they are {bce} and {mse}. BCE rises ever more steeply, MSE levels off.',
      slopeLabel:
        'Slopes of both losses over the logit. At the start, the logit {z}, they are {bceSlope} for BCE and {mseSlope} for MSE. The slope of MSE is largest at ln 2 and falls beyond it, so from there on MSE is not convex.',
    },
    quantities: {
      stepsMse: 'steps with the squared error, from the logit 10 to an output below 0.1',
      stepsBce: 'the same with binary cross-entropy',
      stepsMseFromFour: 'steps with the squared error from the logit 4',
      stepsBceFromFour: 'the same with binary cross-entropy',
      flowMse: 'steps with the squared error from the logit 10, if they were infinitely small',
      nielsenEasy: 'output after 300 steps with the squared error, from w = 0.6, b = 0.9 (theory: Nielsen)',
      nielsenHard: 'the same from w = b = 2 (theory: Nielsen)',
      slopeRatio: 'slope of the squared error over that of cross-entropy, at the logit 10',
      steepest: 'logit from which on the squared error is not convex',
    },
  },
  ko: {
    question:
      '뉴런 하나가 틀린 답을 확신하고 있다. 교차 엔트로피는 제곱 오차보다 얼마나 빨리 답을 바로잡을까?',
    guesses: ['비슷하다', '몇 배 빠르다', '천 배쯤 빠르다'],
    answer:
      '마지막이 가장 가깝다. 뉴런이 확신하는 동안 제곱 오차는 뉴런을 거의 움직이지 못하고, 교차 엔트로피는 바로 그때 가장 세게 당긴다.',
    title: '확신하며 틀렸을 때 교차 엔트로피는 온 힘으로 당기고, 제곱 오차는 거의 당기지 않는다',
    caption:
      '입력이 1 하나뿐인 시그모이드 뉴런이 답 0을 배워야 한다. 출력을 p라 하면 두 손실은 −ln(1 − p)와 p²/2이고, 로짓은 w + b이다. 경사 하강법을 p가 0.1보다 작아질 때까지 돌린다. 모든 걸음을 계산하며, 가로축이 로그 눈금이라 그 가운데 일부만 그린다. 걸음 수 옆의 이론값은 한없이 작은 걸음을 한없이 많이 걸을 때 드는 값이다. 아래에서는 교차 엔트로피에 경사 하강법을 써서 곡선 σ(wx + b)를 점에 맞춘다. 옅은 곡선일수록 앞선 단계이다. 속이 빈 점은 1/2을 기준으로 틀린 쪽에 있다.',
    parameters: {
      w: { label: '처음 가중치 w' },
      b: { label: '처음 편향 b' },
      learningRate: { label: '학습률' },
      loss: {
        label: '손실 함수',
        options: { bce: '이진 교차 엔트로피(BCE)', mse: '제곱 오차(MSE)' },
      },
    },
    number: '고른 손실로 답이 맞을 때까지 걸은 걸음 수',
    sentences: {
      both: '로짓 {z}에서 뉴런이 옳은 답에 남겨 둔 확률은 {doubt}이다. 답을 바로잡는 데 교차 엔트로피는 {bce}걸음, 제곱 오차는 {mse}걸음이 든다.',
      leaning:
        '로짓 {z}에서 출력은 {p}이다. 옳은 답 쪽으로 기울었지만 확신하지는 않는다. 여기서 교차 엔트로피는 {bce}걸음, 제곱 오차는 {mse}걸음이 든다.',
      mseLate:
        '로짓 {z}에서 출발하면 교차 엔트로피는 {bce}걸음이 든다. 제곱 오차는 {mse}걸음을 걷고도 이르지 못했고, 이대로라면 {flow}걸음쯤 든다.',
      right:
        '로짓 {z}에서는 처음부터 답이 맞고 두 손실이 모두 거의 평평하다. 한 걸음에 로짓은 BCE로 {bceMove}, MSE로 {mseMove}만큼 움직인다. 여기서는 더 배울 것이 없다. 틀린 쪽에서 평평한 것은 제곱 오차뿐이다.',
      fitEmpty: '점이 없으니 맞출 것도 없다.',
      fitOneClass:
        '점이 모두 한 클래스라서 가능도에 최댓값이 없다. {allSteps}걸음 뒤 b = {biases}이고, 그 뒤로도 한없이 커진다.',
      fitOnePlace:
        '점이 모두 한자리에 있다. 곡선은 그 자리에서 △의 비율을 지나지만 기울기는 정해지지 않는다. 어떤 기울기든 똑같이 맞는다.',
      fitSeparable:
        '문턱값 하나로 두 클래스가 갈리므로 가능도에 최댓값이 없다. 곡선이 가파를수록 언제나 더 잘 맞는다. {allSteps}걸음 뒤 w = {weights}이고, 그 뒤로도 한없이 커진다.',
      fitUnsettled:
        '두 클래스가 겹치므로 가장 좋은 곡선이 하나 있다. 그러나 {steps}걸음으로는 아직 이르지 못했다. 가중치는 지금 w = {w}이고 아직 움직이고 있다.',
      fitSettled:
        '두 클래스가 겹치므로 가장 좋은 곡선이 하나 있다. w = {w}, b = {b}이고, x = {half}에서 1/2이다.',
      fitLevel:
        '두 클래스가 고르게 겹쳐서 가장 좋은 곡선이 수평이다. x는 클래스에 대해 아무것도 알려 주지 않는다.',
    },
    figure: {
      loss: '손실',
      slope: '손실의 기울기',
      output: '출력 p',
      logit: '로짓 z',
      steps: '걸음 수(로그 눈금)',
      probability: '△일 확률을 맞춘 곡선',
      bce: 'BCE',
      mse: 'MSE',
      bend: 'ln 2부터 볼록하지 않다',
      right: '{right} 아래면 맞다',
      lossLabel:
        '로짓에 따른 두 손실. 출발점인 로짓 {z}에서 {bce}, {mse}이다. BCE는 갈수록 가파르게 오르고 MSE는 평평해진다.',
      slopeLabel:
        '로짓에 따른 두 손실의 기울기. 출발점인 로짓 {z}에서 BCE는 {bceSlope}, MSE는 {mseSlope}이다. MSE의 기울기는 ln 2에서 가장 크고 그 뒤로 작아지므로, 거기서부터 MSE는 볼록하지 않다.',
    },
    quantities: {
      stepsMse: '제곱 오차로 로짓 10에서 출력이 0.1보다 작아질 때까지의 걸음 수',
      stepsBce: '이진 교차 엔트로피로 같은 일을 할 때',
      stepsMseFromFour: '제곱 오차로 로짓 4에서 출발할 때의 걸음 수',
      stepsBceFromFour: '이진 교차 엔트로피로 같은 일을 할 때',
      flowMse: '걸음이 한없이 작다면 제곱 오차로 로짓 10에서 드는 걸음 수',
      nielsenEasy: '제곱 오차로 w = 0.6, b = 0.9에서 300걸음 걸은 뒤의 출력(이론값은 Nielsen)',
      nielsenHard: 'w = b = 2에서 같은 일을 할 때(이론값은 Nielsen)',
      slopeRatio: '로짓 10에서 교차 엔트로피의 기울기에 대한 제곱 오차 기울기의 비',
      steepest: '제곱 오차가 볼록하지 않게 되는 로짓',
    },
  },
} satisfies InLanguages<DemoWords>;
