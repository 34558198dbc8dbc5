import type { DemoWords, InLanguages } from './words.ts';

export const words = {
  en: {
    question: 'Two hidden ReLU units are enough for XOR. How often does training find the weights?',
    guesses: ['Nearly always', 'About half the time', 'Seldom'],
    answer:
      'Seldom: of the 100 starts below, most end with a corner on the wrong side. Two sigmoid units do far better.',
    title: 'Weights that solve XOR exist; whether training finds them is another matter',
    caption:
      'A network with two inputs, one or two hidden layers and one output is trained on the points: binary cross-entropy, Adam, 2000 full-batch steps, biases 0 at the start, He weights for the ReLU family and Xavier weights for the others. The thin line is the decision boundary, where the network says one half. Filled points are on their right side. Few points are trained in double precision, as in the measurement of the claim; the larger sets, the same for every seed, in single precision on a faster path.',
    parameters: {
      activation: { label: 'Activation function' },
      hidden: { label: 'Units in a layer' },
      layers: { label: 'Hidden layers' },
      dataset: {
        label: 'Points',
        options: {
          corners: 'XOR: four corners',
          rings: 'Rings',
          moons: 'Moons',
          spiral: 'Spiral',
          own: 'Your own',
        },
      },
      learningRate: { label: 'Learning rate' },
    },
    number: 'of the points are right',
    sentences: {
      start:
        'Before the first step the boundary lies where the random weights put it: {correct} of {count} points are right.',
      solved: 'Solved: after {step} steps all {count} points are right, with a loss of {loss} nats.',
      stuck: 'After {step} steps {correct} of {count} points are right; the loss is {loss} nats.',
      settled:
        'Training has come to rest with {correct} of {count} points right, at a loss of {loss} nats. It will not get further.',
      dead: 'Dead after {step} steps: in one hidden layer no unit has a slope at any point, so no gradient gets past it. {correct} of {count} points are right; the loss is {loss} nats.',
      diverged:
        'Diverged by step {step}: the numbers have left the range of the computer. A smaller learning rate helps.',
      worse:
        'After {step} steps the loss is {loss} nats, more than a coin toss would cost. The steps are too long; a smaller learning rate helps.',
      restless:
        'The loss jumps up and down to the end: the steps are too long. {correct} of {count} points are right; a smaller learning rate helps.',
      line: 'Without a non-linear function the boundary is one straight line, whatever the number of units and layers: {correct} of {count} points are right.',
      oneUnit:
        'A single unit looks along one direction only, and every boundary runs straight across it: {correct} of {count} points are right.',
      oneClass:
        'All points are of one class. The same answer everywhere is right, so there is no boundary to find.',
      clash:
        'Points of both classes lie on one spot, and a function has only one value there. At most {possible} of {count} points can be right; {correct} are.',
      empty: 'There are no points, so there is nothing to learn from. Add some in the picture.',
    },
    figure: {
      label: 'Decision surface over the square, with the points on it. {sentence}',
      loss: 'loss (nats)',
      steps: 'steps',
      guess: 'ln 2: a coin toss',
      class0: 'class 0',
      class1: 'class 1',
      now: 'now',
      curve: 'Loss over the steps of training. {sentence}',
      crowd: 'The points are the same for every seed. Those of XOR and your own can be moved.',
      runTrials: 'Run 100 seeds',
      counting: '{done} of 100 seeds: {solved} solved',
      counted:
        '{solved} of 100 seeds solved, with {hidden} {activation} {hidden|unit|units} in {layers|one hidden layer|each of two hidden layers}',
      stoppedCount: 'Stopped after {done} seeds: {solved} solved.',
      failed: 'The runs could not be finished here ({reason}).',
      thumbnail: 'Seed {seed}: {state}. Show this run',
      thumbnailSolved: 'solved',
      thumbnailFailed: 'not solved',
    },
    misconceptions: {
      twoUnits: {
        claim: 'XOR needs at least two hidden units.',
        verdict:
          'Not of every kind. Along the diagonal the classes come in the order 0, 1, 0. A function that only rises cannot follow that, but SiLU falls before it rises: one unit of it draws two parallel boundaries. Run the 100 seeds.',
      },
    },
    quantities: {
      reluTwoUnits: 'of 100 starts solved with two ReLU units',
      tanhTwoUnits: 'with two tanh units',
      sigmoidTwoUnits: 'with two sigmoid units',
      reluEightUnits: 'with eight ReLU units',
      bestLine: 'of the corners right with the best straight line',
      linearLoss: 'loss of logistic regression after training (nats)',
      polynomialError: 'error for a sine of the best layer of 100 units with z²',
      reluFeaturesError: 'the same with ReLU',
    },
  },
  ko: {
    question: 'XOR에는 ReLU 은닉 유닛 두 개면 충분하다. 학습은 그 가중치를 얼마나 자주 찾아낼까?',
    guesses: ['거의 언제나', '절반쯤', '드물게'],
    answer:
      '드물게 찾아낸다. 아래에서 시드 100개를 돌려 보면 대부분 꼭짓점 하나 이상을 틀린 채 끝난다. 시그모이드 유닛 두 개가 훨씬 낫다.',
    title: 'XOR을 푸는 가중치는 있다. 학습이 그것을 찾는지는 다른 문제다',
    caption:
      '입력 두 개, 은닉층 한두 개, 출력 하나인 망을 그림의 점들로 학습한다. 이진 교차 엔트로피와 Adam을 쓰고, 전체 배치로 2000걸음을 걷는다. 편향은 0에서 시작하고 가중치는 ReLU 계열이면 He, 나머지는 Xavier로 초기화한다. 가는 선은 망이 1/2이라고 답하는 결정 경계이다. 속이 찬 점은 제 쪽에 있다. 점이 적을 때는 주장을 측정할 때처럼 배정밀도로 학습하고, 시드와 상관없이 늘 같은 큰 데이터는 더 빠른 단정밀도로 학습한다.',
    parameters: {
      activation: { label: '활성화 함수' },
      hidden: { label: '층마다 유닛' },
      layers: { label: '은닉층' },
      dataset: {
        label: '점',
        options: {
          corners: 'XOR: 네 꼭짓점',
          rings: '고리',
          moons: '초승달',
          spiral: '나선',
          own: '직접 놓은 점',
        },
      },
      learningRate: { label: '학습률' },
    },
    number: '맞힌 점',
    sentences: {
      start:
        '첫걸음을 떼기 전에는 경계가 무작위 가중치가 정한 곳에 있다. 점 {count}개 가운데 {correct}개가 맞는다.',
      solved: '풀었다. {step}걸음 뒤에 점 {count}개가 모두 맞고 손실은 {loss} nat이다.',
      stuck: '{step}걸음 뒤에 점 {count}개 가운데 {correct}개가 맞고 손실은 {loss} nat이다.',
      settled:
        '점 {count}개 가운데 {correct}개만 맞힌 채 학습이 멎었다. 손실은 {loss} nat이고 더 나아지지 않는다.',
      dead: '{step}걸음 뒤에 죽었다. 한 은닉층의 모든 유닛이 어느 점에서도 기울기가 0이어서 그 층을 지나는 기울기가 없다. 점 {count}개 가운데 {correct}개가 맞고 손실은 {loss} nat이다.',
      diverged: '{step}걸음째에 발산했다. 수가 컴퓨터가 다룰 수 있는 범위를 벗어났다. 학습률을 낮추면 된다.',
      worse:
        '{step}걸음 뒤의 손실이 {loss} nat으로 동전 던지기보다도 크다. 한 걸음이 너무 길다. 학습률을 낮추면 된다.',
      restless:
        '손실이 끝까지 오르내린다. 한 걸음이 너무 길다. 점 {count}개 가운데 {correct}개가 맞는다. 학습률을 낮추면 된다.',
      line: '비선형 함수가 없으면 유닛과 층이 몇 개든 경계는 직선 하나이다. 점 {count}개 가운데 {correct}개가 맞는다.',
      oneUnit:
        '유닛 하나는 한 방향만 본다. 그래서 어떤 경계든 그 방향을 똑바로 가로지른다. 점 {count}개 가운데 {correct}개가 맞는다.',
      oneClass: '점이 모두 한 클래스이다. 어디서나 같은 답을 하면 맞으므로 찾을 경계가 없다.',
      clash:
        '두 클래스의 점이 한자리에 겹쳐 있는데, 함수는 한자리에서 값을 하나만 가진다. 점 {count}개 가운데 많아야 {possible}개를 맞힐 수 있고, 지금은 {correct}개가 맞는다.',
      empty: '점이 하나도 없어 배울 것이 없다. 그림에 점을 놓아 보자.',
    },
    figure: {
      label: '정사각형 위의 결정 곡면과 그 위의 점. {sentence}',
      loss: '손실(nat)',
      steps: '걸음',
      guess: 'ln 2: 동전 던지기',
      class0: '클래스 0',
      class1: '클래스 1',
      now: '지금',
      curve: '학습 걸음에 따른 손실. {sentence}',
      crowd: '이 점들은 어느 시드에서나 같다. XOR의 점과 직접 놓은 점은 옮길 수 있다.',
      runTrials: '시드 100개 돌리기',
      counting: '시드 100개 가운데 {done}개째, 푼 것은 {solved}개',
      counted: '시드 100개 가운데 {solved}개가 풀었다({activation}, 은닉층 {layers}개에 유닛 {hidden}개씩)',
      stoppedCount: '시드 {done}개를 돌리고 멈추었다. 푼 것은 {solved}개이다.',
      failed: '여기서는 끝까지 돌리지 못했다({reason}).',
      thumbnail: '시드 {seed}: {state}. 이 학습 보기',
      thumbnailSolved: '풀었다',
      thumbnailFailed: '못 풀었다',
    },
    misconceptions: {
      twoUnits: {
        claim: 'XOR을 풀려면 은닉 유닛이 적어도 두 개 있어야 한다.',
        verdict:
          '유닛의 종류에 달렸다. 대각선을 따라가면 클래스가 0, 1, 0의 차례로 나온다. 오르기만 하는 함수는 이것을 따라갈 수 없지만, SiLU는 내려갔다가 올라가므로 유닛 하나로 나란한 경계 두 개를 긋는다. 시드 100개를 돌려 보자.',
      },
    },
    quantities: {
      reluTwoUnits: 'ReLU 유닛 두 개로 푼 비율(시드 100개)',
      tanhTwoUnits: 'tanh 유닛 두 개일 때',
      sigmoidTwoUnits: '시그모이드 유닛 두 개일 때',
      reluEightUnits: 'ReLU 유닛 여덟 개일 때',
      bestLine: '가장 좋은 직선이 맞히는 꼭짓점의 비율',
      linearLoss: '학습을 마친 로지스틱 회귀의 손실(nat)',
      polynomialError: 'z²을 쓰는 유닛 100개 층이 사인 곡선에 가장 가까이 갔을 때의 오차',
      reluFeaturesError: 'ReLU를 쓸 때의 같은 오차',
    },
  },
} satisfies InLanguages<DemoWords>;
