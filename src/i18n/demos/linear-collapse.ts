import type { DemoWords, InLanguages } from './words.ts';

export const words = {
  en: {
    question: 'Ten linear layers against a single one: how different can they be?',
    guesses: ['Very different', 'A little', 'Not at all'],
    answer:
      'Not at all: multiply the ten matrices and one is left. The two pictures below differ by rounding alone.',
    title: 'Ten layers move the plane exactly as one does, until a single ReLU folds it',
    caption:
      'A square grid is sent through the stack of layers (left) and through the one matrix that the stack multiplies out to (right). Straight lines stay straight as long as there is no ReLU; with one, each line gets its corners where it is folded, and these are solved for, not sampled. The four entries are those of your layer; the other layers come from the seed. Under the right picture stand the matrix and the bias that the layers multiply out to. The pictures are drawn in 64 bits, and the difference is taken in the arithmetic chosen.',
    parameters: {
      depth: { label: 'Layers' },
      relu: {
        label: 'ReLU',
        options: { none: 'nowhere', one: 'after the middle layer', every: 'after every layer' },
      },
      yours: {
        label: 'Your layer',
        options: { first: 'the first', middle: 'the middle one', last: 'the last' },
      },
      w11: { label: 'W₁₁' },
      w12: { label: 'W₁₂' },
      w21: { label: 'W₂₁' },
      w22: { label: 'W₂₂' },
      precision: { label: 'Arithmetic', options: { float64: '64 bits', float32: '32 bits' } },
    },
    number: 'largest difference of the two pictures, relative to their size',
    sentences: {
      same: 'With {depth} linear {depth|layer|layers} the two pictures are the same: every point agrees to {digits} digits.',
      exact: 'With {depth} linear {depth|layer|layers} the two pictures are the same to the last bit.',
      flat: 'The product has rank {rank}: a layer has flattened the plane, and no other layer can bring it back.',
      folded:
        'With ReLU in the stack no single matrix does the same: computed in {bits} bits, the pictures differ by {share} of their size.',
      agrees: 'ReLU is in the stack, but it meets no negative number here, so it has nothing to fold.',
      dead: 'Every point has become zero: ReLU has cut off everything that the layers sent to it.',
    },
    figure: {
      stackedOne: 'The one layer of the stack',
      stacked: 'The {depth} layers, one after another',
      single: 'The single matrix, their product, of rank {rank}',
      label: 'Two pictures of a square grid. {sentence}',
    },
    quantities: {
      difference: 'largest relative difference, ten layers of width 16 against one',
      difference32: 'the same in 32-bit arithmetic',
      linearRank: 'rank of the output of 10-10-2-10-10 without activation functions',
      reluRank: 'the same with ReLU between the layers, on average',
    },
  },
  ko: {
    question: '선형 층 열 개와 한 개, 둘은 얼마나 다를 수 있을까?',
    guesses: ['많이 다르다', '조금 다르다', '전혀 다르지 않다'],
    answer: '전혀 다르지 않다. 행렬 열 개를 곱하면 하나만 남는다. 아래 두 그림의 차이는 반올림뿐이다.',
    title: '층 열 개도 한 개와 똑같이 평면을 옮긴다. ReLU 하나가 접기 전까지는',
    caption:
      '정사각 격자를 왼쪽에서는 층을 차례로 지나게 하고, 오른쪽에서는 그 층들을 모두 곱한 행렬 하나를 지나게 했다. ReLU가 없으면 직선은 끝까지 직선이다. ReLU가 있으면 접히는 자리에 꺾인 점이 생기는데, 점을 촘촘히 찍어 어림한 것이 아니라 그 자리를 풀어서 구했다. 조절하는 네 수는 고른 층의 성분이고 나머지 층은 시드가 정한다. 오른쪽 그림 아래에는 층을 모두 곱한 행렬과 편향을 적었다. 그림은 64비트로 그리고, 차이는 고른 산술로 잰다.',
    parameters: {
      depth: { label: '층 수' },
      relu: { label: 'ReLU', options: { none: '없음', one: '가운데 층 뒤', every: '모든 층 뒤' } },
      yours: { label: '고른 층', options: { first: '첫 층', middle: '가운데 층', last: '마지막 층' } },
      w11: { label: 'W₁₁' },
      w12: { label: 'W₁₂' },
      w21: { label: 'W₂₁' },
      w22: { label: 'W₂₂' },
      precision: { label: '산술', options: { float64: '64비트', float32: '32비트' } },
    },
    number: '두 그림의 크기에 견준 가장 큰 차이',
    sentences: {
      same: '선형 층이 {depth}개일 때 두 그림은 같다. 모든 점이 {digits}자리까지 일치한다.',
      exact: '선형 층이 {depth}개일 때 두 그림은 마지막 비트까지 같다.',
      flat: '곱한 행렬의 랭크가 {rank}이다. 한 층이 평면을 납작하게 눌렀고, 다른 어떤 층도 되돌리지 못한다.',
      folded:
        '층 사이에 ReLU가 있으면 행렬 하나로는 같은 일을 할 수 없다. {bits}비트로 계산하면 두 그림은 크기의 {share}만큼 다르다.',
      agrees: 'ReLU가 있지만 여기서는 음수를 만나지 않아 접을 것이 없다.',
      dead: '모든 점이 0이 되었다. 층이 보낸 것을 ReLU가 남김없이 잘라 냈다.',
    },
    figure: {
      stackedOne: '쌓은 층 하나',
      stacked: '층 {depth}개를 차례로',
      single: '모두 곱한 행렬 하나, 랭크 {rank}',
      label: '정사각 격자의 두 그림. {sentence}',
    },
    quantities: {
      difference: '폭 16인 층 열 개와 한 개 사이의 가장 큰 상대 차이',
      difference32: '32비트 산술로 잰 같은 차이',
      linearRank: '활성화 함수가 없는 10-10-2-10-10 망 출력의 랭크',
      reluRank: '층 사이에 ReLU를 넣었을 때의 평균 랭크',
    },
  },
} satisfies InLanguages<DemoWords>;
