import type { DemoWords, InLanguages } from './words.ts';

export const words = {
  en: {
    question: 'Two hidden ReLU units are enough for XOR. How often does training find the weights?',
    guesses: ['Nearly always', 'About half the time', 'Seldom'],
    answer:
      'Seldom: of the 100 starts below, most end with a corner on the wrong side. Two sigmoid units do far better.',
    title: 'Weights that solve XOR exist; whether training finds them is another matter',
    caption:
      'A network with two inputs, one hidden layer and one output is trained on the four corners: binary cross-entropy, Adam, 2000 full-batch steps, biases 0 at the start, He weights for the ReLU family and Xavier weights for the others. The thin line is the decision boundary, where the network says one half. Filled corners are on their right side.',
    parameters: {
      activation: { label: 'Activation function' },
      hidden: { label: 'Hidden units' },
      learningRate: { label: 'Learning rate' },
    },
    number: 'of the four corners are right',
    sentences: {
      start:
        'Before the first step the boundary lies where the random weights put it: {correct} of 4 corners are right.',
      solved: 'Solved: after {step} steps all four corners are right, with a loss of {loss} nats.',
      stuck: 'After {step} steps {correct} of 4 corners are right; the loss is {loss} nats.',
      settled:
        'Training has come to rest with {correct} of 4 corners right, at a loss of {loss} nats. It will not get further.',
      dead: 'Dead after {step} steps: no hidden unit reacts to any corner, so no gradient reaches its weights. The loss is {loss} nats.',
      diverged:
        'Diverged by step {step}: the numbers have left the range of the computer. A smaller learning rate helps.',
    },
    figure: {
      label: 'Decision surface over the square, with the four corners. {sentence}',
      loss: 'loss (nats)',
      steps: 'steps',
      guess: 'ln 2: a coin toss',
      class0: 'class 0',
      class1: 'class 1',
      now: 'now',
      curve: 'Loss over the steps of training. {sentence}',
      runTrials: 'Run 100 seeds',
      counting: '{done} of 100 seeds: {solved} solved',
      counted: '{solved} of 100 seeds solved, with {hidden} {activation} {hidden|unit|units}',
      stoppedCount: 'Stopped after {done} seeds: {solved} solved.',
      failed: 'The runs could not be finished here ({reason}).',
      thumbnail: 'Seed {seed}: {state}. Show this run',
      thumbnailSolved: 'solved',
      thumbnailFailed: 'not solved',
    },
    quantities: {
      reluTwoUnits: 'of 100 starts solved with two ReLU units',
      tanhTwoUnits: 'with two tanh units',
      sigmoidTwoUnits: 'with two sigmoid units',
      reluEightUnits: 'with eight ReLU units',
      bestLine: 'of the corners right with the best straight line',
      linearLoss: 'loss of logistic regression after training (nats)',
    },
  },
  ko: {
    question: 'XOR에는 ReLU 은닉 유닛 두 개면 충분하다. 학습은 그 가중치를 얼마나 자주 찾아낼까?',
    guesses: ['거의 언제나', '절반쯤', '드물게'],
    answer:
      '드물게 찾아낸다. 아래에서 시드 100개를 돌려 보면 대부분 꼭짓점 하나 이상을 틀린 채 끝난다. 시그모이드 유닛 두 개가 훨씬 낫다.',
    title: 'XOR을 푸는 가중치는 있다. 학습이 그것을 찾는지는 다른 문제다',
    caption:
      '입력 두 개, 은닉층 하나, 출력 하나인 망을 네 꼭짓점으로 학습한다. 이진 교차 엔트로피와 Adam을 쓰고, 전체 배치로 2000걸음을 걷는다. 편향은 0에서 시작하고 가중치는 ReLU 계열이면 He, 나머지는 Xavier로 초기화한다. 가는 선은 망이 1/2이라고 답하는 결정 경계이다. 속이 찬 꼭짓점은 제 쪽에 있다.',
    parameters: {
      activation: { label: '활성화 함수' },
      hidden: { label: '은닉 유닛' },
      learningRate: { label: '학습률' },
    },
    number: '맞힌 꼭짓점',
    sentences: {
      start:
        '첫걸음을 떼기 전에는 경계가 무작위 가중치가 정한 곳에 있다. 꼭짓점 4개 가운데 {correct}개가 맞는다.',
      solved: '풀었다. {step}걸음 뒤에 네 꼭짓점이 모두 맞고 손실은 {loss} nat이다.',
      stuck: '{step}걸음 뒤에 꼭짓점 4개 가운데 {correct}개가 맞고 손실은 {loss} nat이다.',
      settled:
        '꼭짓점 4개 가운데 {correct}개만 맞힌 채 학습이 멎었다. 손실은 {loss} nat이고 더 나아지지 않는다.',
      dead: '{step}걸음 뒤에 죽었다. 어느 꼭짓점에도 반응하는 은닉 유닛이 없어 가중치에 기울기가 닿지 않는다. 손실은 {loss} nat이다.',
      diverged: '{step}걸음째에 발산했다. 수가 컴퓨터가 다룰 수 있는 범위를 벗어났다. 학습률을 낮추면 된다.',
    },
    figure: {
      label: '정사각형 위의 결정 곡면과 네 꼭짓점. {sentence}',
      loss: '손실(nat)',
      steps: '걸음',
      guess: 'ln 2: 동전 던지기',
      class0: '클래스 0',
      class1: '클래스 1',
      now: '지금',
      curve: '학습 걸음에 따른 손실. {sentence}',
      runTrials: '시드 100개 돌리기',
      counting: '시드 100개 가운데 {done}개째, 푼 것은 {solved}개',
      counted: '시드 100개 가운데 {solved}개가 풀었다({activation}, 은닉 유닛 {hidden}개)',
      stoppedCount: '시드 {done}개를 돌리고 멈추었다. 푼 것은 {solved}개이다.',
      failed: '여기서는 끝까지 돌리지 못했다({reason}).',
      thumbnail: '시드 {seed}: {state}. 이 학습 보기',
      thumbnailSolved: '풀었다',
      thumbnailFailed: '못 풀었다',
    },
    quantities: {
      reluTwoUnits: 'ReLU 유닛 두 개로 푼 비율(시드 100개)',
      tanhTwoUnits: 'tanh 유닛 두 개일 때',
      sigmoidTwoUnits: '시그모이드 유닛 두 개일 때',
      reluEightUnits: 'ReLU 유닛 여덟 개일 때',
      bestLine: '가장 좋은 직선이 맞히는 꼭짓점의 비율',
      linearLoss: '학습을 마친 로지스틱 회귀의 손실(nat)',
    },
  },
} satisfies InLanguages<DemoWords>;
