import type { DemoWords, InLanguages } from './words.ts';

export const words = {
  en: {
    question:
      'The same network learns to read digits with sigmoid and with ReLU, at the same learning rate. How many times as many epochs does sigmoid need?',
    guesses: ['About as many', 'Two or three times as many', 'Ten times as many or more'],
    answer:
      'About ten times as many with two hidden layers, at a rate that suits ReLU. Now let each take its own best rate: most of the gap is gone. With a third and a fourth layer it comes back.',
    title: 'At a shared learning rate the gap is wide; at each one’s own best it is narrow',
    caption:
      'Networks with 64 inputs, hidden layers of 32 units and 10 outputs learn from 1437 images and are judged by 360 others: softmax cross-entropy, plain gradient descent on batches of 32, biases 0 at the start. A thin line is one seed, the thick line their median; a dot marks the epoch at 90 %. Below are the first images that the network of the first seed misreads: the digit, and what the network says. The best rate is the one of 0.01, 0.03, 0.1, 0.3 and 1 that gets to 90 % first, chosen by the same images. Digits: E. Alpaydin and C. Kaynak (1998), Optical Recognition of Handwritten Digits, UCI Machine Learning Repository, doi:10.24432/C50P49, CC BY 4.0; packed as text and split in two.',
    parameters: {
      runners: {
        label: 'Who runs',
        options: {
          classic: 'Sigmoid, tanh, ReLU',
          pair: 'Sigmoid, ReLU',
          rivals: 'Tanh, ReLU',
          withLinear: 'No function, sigmoid, ReLU',
          four: 'Sigmoid, tanh, ReLU, SiLU',
          descendants: 'ReLU and three that came later',
        },
      },
      hiddenLayers: { label: 'Hidden layers' },
      initialization: {
        label: 'Initialization',
        options: { matched: 'What suits each', xavierNormal: 'Xavier for all', heNormal: 'He for all' },
      },
      rates: {
        label: 'Learning rates',
        options: { shared: 'One for all', best: 'Each one’s own best' },
      },
      learningRate: { label: 'Shared learning rate' },
      seeds: { label: 'Networks each' },
    },
    number: 'epochs until 90 % of the images are read, in the order of the lanes',
    sentences: {
      start: 'Untrained, a network reads about one image in ten: {shares}.',
      racing: 'After {epoch} {epoch|epoch|epochs} the networks read this share of the images: {shares}.',
      apart:
        'To read 90 % of the images takes {last} {most} epochs, against {fewest} for {first}: {ratio} times as many.',
      alike: 'To read 90 % of the images, all need about as many epochs: {arrivals}.',
      late: 'Not at 90 % within {epochs} epochs: {names}. The networks now read this share of the images: {shares}.',
      chance:
        'At chance after {epochs} epochs: {names}. One image in ten is right, as if the answer were always the same.',
      constant:
        'Dead: {names}. The output is the same whatever the image, so no digit can be told from another. A smaller learning rate helps.',
      diverged:
        'Diverged: {names}. The numbers have left the range of the computer. A smaller learning rate helps.',
      searching: 'Looking for the best learning rate of each: {done} of {all} tried.',
      working: 'The networks are training.',
      stopped: 'Stopped. The last finished epoch is number {epoch}: {shares}.',
      failed: 'The networks could not be trained here ({reason}).',
    },
    figure: {
      label: 'Share of the test images that are read correctly, over the epochs. {sentence}',
      accuracy: 'test images read correctly',
      epochs: 'epochs',
      lane: '{epochs} {epochs|epoch|epochs} to 90 %',
      laneMore: 'more than {epoch} {epoch|epoch|epochs} to 90 %',
      rate: 'learning rate {rate}',
      racing: 'under way',
      there: 'there',
      late: 'not there in time',
      chance: 'at chance',
      constant: 'dead: one answer to every image',
      diverged: 'diverged',
      wrong: 'misreads {wrong} of {images}',
      misread: 'Misread: {list}',
      readAs: '{digit} as {said}',
      none: 'none',
      progress: 'Progress of the training',
    },
    misconceptions: {
      sixTimes: {
        claim: 'ReLU trains six times faster.',
        verdict:
          'The figure comes from one experiment of 2012: on small photographs a convolutional network reached 25 % training error about six times sooner with ReLU than with tanh. It says nothing of sigmoid, and it is no constant of nature. Here the two have the same learning rate: tanh takes {tanh} epochs, ReLU {relu}.',
      },
    },
    quantities: {
      sigmoidShared:
        'epochs until sigmoid reads 90 % of the digits at the learning rate 0.1 (two hidden layers)',
      tanhShared: 'epochs with tanh at the same rate',
      reluShared: 'epochs with ReLU at the same rate',
      sigmoidBest: 'epochs with sigmoid at the best of five rates',
      reluBest: 'epochs with ReLU at the best of five rates',
    },
  },
  ko: {
    question:
      '같은 망이 같은 학습률로 숫자 읽기를 배운다. 시그모이드를 쓰면 ReLU를 쓸 때보다 에포크가 몇 배나 더 들까?',
    guesses: ['거의 같다', '두세 배', '열 배 이상'],
    answer:
      '은닉층이 두 개이고 학습률이 ReLU에 알맞을 때 열 배쯤 든다. 이제 각자에게 가장 좋은 학습률을 주어 보자. 차이가 거의 사라진다. 층을 셋, 넷으로 늘리면 차이는 다시 벌어진다.',
    title: '학습률이 같으면 차이가 크고, 각자 가장 좋은 학습률을 쓰면 작다',
    caption:
      '입력 64개, 유닛 32개짜리 은닉층, 출력 10개로 된 망이 이미지 1437장으로 배우고 다른 360장으로 시험을 본다. 소프트맥스 교차 엔트로피를 쓰고, 배치 32로 순수한 경사 하강법을 쓰며, 편향은 0에서 시작한다. 가는 선은 시드 하나, 굵은 선은 그 중앙값이고, 점은 90 %에 이른 에포크이다. 아래에는 첫 시드의 망이 잘못 읽은 이미지를 앞에서부터 보인다. 본래 숫자와 망이 답한 숫자를 함께 적었다. 가장 좋은 학습률은 0.01, 0.03, 0.1, 0.3, 1 가운데 90 %에 가장 먼저 이르는 것이며, 같은 시험 이미지로 골랐다. 숫자 데이터: E. Alpaydin, C. Kaynak (1998), Optical Recognition of Handwritten Digits, UCI Machine Learning Repository, doi:10.24432/C50P49, CC BY 4.0. 글자로 옮기고 둘로 나누었다.',
    parameters: {
      runners: {
        label: '겨루는 함수',
        options: {
          classic: '시그모이드, tanh, ReLU',
          pair: '시그모이드, ReLU',
          rivals: 'tanh, ReLU',
          withLinear: '함수 없음, 시그모이드, ReLU',
          four: '시그모이드, tanh, ReLU, SiLU',
          descendants: 'ReLU와 그 뒤에 나온 세 함수',
        },
      },
      hiddenLayers: { label: '은닉층' },
      initialization: {
        label: '초기화',
        options: { matched: '함수마다 알맞게', xavierNormal: '모두 Xavier', heNormal: '모두 He' },
      },
      rates: {
        label: '학습률 정하기',
        options: { shared: '모두 같게', best: '각자 가장 좋은 값' },
      },
      learningRate: { label: '공통 학습률' },
      seeds: { label: '함수마다 망의 수' },
    },
    number: '이미지의 90 %를 읽기까지 걸린 에포크(칸의 차례대로)',
    sentences: {
      start: '배우기 전의 망은 열 장에 한 장쯤 맞힌다. {shares}.',
      racing: '{epoch}에포크 뒤에 망이 바르게 읽는 이미지의 비율은 다음과 같다. {shares}.',
      apart:
        '이미지의 90 %를 읽기까지 {last} 쪽은 {most}에포크, {first} 쪽은 {fewest}에포크가 걸린다. {ratio}배 차이이다.',
      alike: '이미지의 90 %를 읽기까지 걸리는 에포크가 서로 비슷하다. {arrivals}.',
      late: '{epochs}에포크 안에 90 %에 이르지 못했다: {names}. 지금 바르게 읽는 이미지의 비율은 다음과 같다. {shares}.',
      chance: '{epochs}에포크 뒤에도 찍는 수준이다: {names}. 늘 같은 답을 할 때처럼 열 장에 한 장만 맞힌다.',
      constant:
        '죽었다: {names}. 어떤 이미지를 넣어도 출력이 같아서 숫자를 가려낼 수 없다. 학습률을 낮추면 된다.',
      diverged: '발산했다: {names}. 수가 컴퓨터가 다룰 수 있는 범위를 벗어났다. 학습률을 낮추면 된다.',
      searching: '각자에게 가장 좋은 학습률을 찾고 있다. {all}번 가운데 {done}번 해 보았다.',
      working: '망이 배우고 있다.',
      stopped: '멈추었다. 마지막으로 마친 것은 {epoch}에포크째이다. {shares}.',
      failed: '여기서는 망을 학습시키지 못했다({reason}).',
    },
    figure: {
      label: '에포크에 따라 바르게 읽은 시험 이미지의 비율. {sentence}',
      accuracy: '바르게 읽은 시험 이미지',
      epochs: '에포크',
      lane: '90 %까지 {epochs}에포크',
      laneMore: '{epoch}에포크 뒤에도 90 % 아래',
      rate: '학습률 {rate}',
      racing: '배우는 중',
      there: '이르렀다',
      late: '제때 이르지 못했다',
      chance: '찍는 수준',
      constant: '죽었다: 모든 이미지에 같은 답',
      diverged: '발산했다',
      wrong: '{images}장 가운데 {wrong}장을 잘못 읽는다',
      misread: '잘못 읽은 이미지. {list}',
      readAs: '{digit}, 망의 답은 {said}',
      none: '없음',
      progress: '학습 진행',
    },
    misconceptions: {
      sixTimes: {
        claim: 'ReLU는 학습이 여섯 배 빠르다.',
        verdict:
          '이 수는 2012년의 실험 하나에서 나왔다. 작은 사진을 가려내는 합성곱 망이 학습 오차 25 %에 이르기까지 ReLU가 tanh보다 여섯 배쯤 빨랐다. 시그모이드와 견준 것이 아니며, 언제나 성립하는 상수도 아니다. 여기서는 둘의 학습률이 같다. tanh는 {tanh}에포크, ReLU는 {relu}에포크가 걸린다.',
      },
    },
    quantities: {
      sigmoidShared: '학습률 0.1에서 시그모이드가 숫자의 90 %를 읽기까지 걸린 에포크(은닉층 두 개)',
      tanhShared: '같은 학습률에서 tanh의 에포크',
      reluShared: '같은 학습률에서 ReLU의 에포크',
      sigmoidBest: '학습률 다섯 가지 가운데 가장 좋은 값에서 시그모이드의 에포크',
      reluBest: '학습률 다섯 가지 가운데 가장 좋은 값에서 ReLU의 에포크',
    },
  },
} satisfies InLanguages<DemoWords>;
