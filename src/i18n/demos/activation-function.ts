import type { DemoWords, InLanguages } from './words.ts';

export const words = {
  en: {
    question:
      'A thousand numbers, about half of them negative, go through ReLU. Where do the outputs pile up?',
    guesses: ['Nowhere', 'Around one half', 'At exactly 0'],
    answer:
      'At exactly 0: half of them, however far below 0 they were. Sigmoid gathers the same numbers around one half, and not one of them reaches 0 or 1.',
    title: 'ReLU leaves half of the numbers at exactly 0; sigmoid gathers them around one half',
    caption:
      'Under the horizontal axis hangs a cloud of 1000 normal random numbers, with the mean and the spread that you choose. At the vertical axis stand the same numbers after the function; a bar in full color holds those that equal a limit of the function to the last bit. Solid line: the function f. Broken line: its derivative f′, with an open point at x. Short black line: the tangent at x. The outermost bars also hold what lies beyond the edge. Theory means infinitely many inputs. Values and derivatives are compared with those of PyTorch whenever the site is tested.',
    parameters: {
      activation: { label: 'Activation function' },
      x: { label: 'Point x' },
      mean: { label: 'Mean of the inputs' },
      spread: { label: 'Spread of the inputs' },
    },
    number: 'of the outputs lie exactly at a limit of the function',
    sentences: {
      low: '{activation} turns x = {x} into {y}; its slope there is {slope}. Of the cloud, {atLow} comes out at exactly {low}.',
      high: '{activation} turns x = {x} into {y}; its slope there is {slope}. Of the cloud, {atHigh} comes out at exactly {high}.',
      both: '{activation} turns x = {x} into {y}; its slope there is {slope}. Of the cloud, {atLow} comes out at exactly {low} and {atHigh} at exactly {high}.',
      never:
        '{activation} turns x = {x} into {y}; its slope there is {slope}. No output lies exactly at a limit; the middle half of the cloud comes out between {quarter} and {threeQuarters}.',
      unchanged:
        'The identity leaves x = {x} at {y}, and the cloud as it is: its middle half goes in and comes out between {quarter} and {threeQuarters}.',
    },
    figure: {
      label:
        'The function as a curve with its tangent, its derivative as a broken curve, the inputs as bars under the horizontal axis and the outputs as bars at the vertical one. {sentence}',
      point: 'The point on the curve',
      x: 'Point x',
      inputs: 'inputs',
      outputs: 'outputs',
    },
    misconceptions: {
      steepest: {
        claim: 'The largest slope of sigmoid is 0.3.',
        verdict:
          'The point now stands where sigmoid is steepest, and the slope there is {slope}. Move it either way and the slope only falls.',
      },
    },
    quantities: {
      reluZeros: 'of standard normal inputs leave ReLU at exactly 0',
      sigmoidAtLimits: 'of them leave sigmoid at exactly 0 or 1',
      sigmoidMiddle: 'of them leave sigmoid between 1/4 and 3/4',
      sigmoidMean: 'mean of the outputs of sigmoid',
      sigmoidSpread: 'standard deviation of the outputs of sigmoid',
    },
  },
  ko: {
    question: '절반쯤이 음수인 수 천 개를 ReLU에 넣는다. 출력은 어디에 몰릴까?',
    guesses: ['몰리지 않는다', '1/2 근처', '정확히 0'],
    answer:
      '정확히 0에 몰린다. 0보다 얼마나 작았든 절반이 그렇게 된다. 같은 수를 시그모이드에 넣으면 1/2 둘레로 모이고, 0이나 1에 닿는 것은 하나도 없다.',
    title: 'ReLU는 절반을 정확히 0으로 만들고, 시그모이드는 1/2 둘레로 모은다',
    caption:
      '가로축 아래에 매달린 것은 정규분포에서 뽑은 수 1000개이며 평균과 표준편차를 고를 수 있다. 세로축 곁에 선 것은 그 수들이 함수를 지난 값이다. 그 가운데 함수의 극한값과 마지막 비트까지 같은 것은 진한 막대에 따로 모았다. 실선은 함수 f, 파선은 도함수 f′이며 x에서의 값에 빈 점을 찍었다. 짧은 검은 선은 x에서의 접선이다. 양 끝 막대에는 그 밖으로 벗어난 수도 들어 있다. 이론값은 입력이 무한히 많을 때의 값이다. 함숫값과 도함수는 사이트를 시험할 때마다 PyTorch의 값과 견준다.',
    parameters: {
      activation: { label: '활성화 함수' },
      x: { label: '점 x' },
      mean: { label: '입력의 평균' },
      spread: { label: '입력의 표준편차' },
    },
    number: '출력 가운데 함수의 극한값과 정확히 같은 몫',
    sentences: {
      low: '활성화 함수 {activation}: x = {x}에서 값은 {y}, 접선의 기울기는 {slope}이다. 입력 가운데 {atLow}가 정확히 {low}이 되어 나온다.',
      high: '활성화 함수 {activation}: x = {x}에서 값은 {y}, 접선의 기울기는 {slope}이다. 입력 가운데 {atHigh}가 정확히 {high}이 되어 나온다.',
      both: '활성화 함수 {activation}: x = {x}에서 값은 {y}, 접선의 기울기는 {slope}이다. 입력 가운데 {atLow}는 정확히 {low}, {atHigh}는 정확히 {high}이 되어 나온다.',
      never:
        '활성화 함수 {activation}: x = {x}에서 값은 {y}, 접선의 기울기는 {slope}이다. 극한값과 정확히 같은 출력은 없다. 출력을 크기순으로 늘어놓으면 가운데 절반이 {quarter}에서 {threeQuarters} 사이에 있다.',
      unchanged:
        '항등 함수: x = {x}일 때 값도 {y} 그대로이다. 나머지 수도 마찬가지여서, 가운데 절반은 들어갈 때나 나올 때나 {quarter}에서 {threeQuarters} 사이에 있다.',
    },
    figure: {
      label:
        '함수의 곡선과 접선, 파선으로 그린 도함수, 가로축 아래의 입력 막대와 세로축 곁의 출력 막대. {sentence}',
      point: '곡선 위의 점',
      x: '점 x',
      inputs: '입력',
      outputs: '출력',
    },
    misconceptions: {
      steepest: {
        claim: '시그모이드 도함수의 최댓값은 0.3이다.',
        verdict:
          '점을 시그모이드가 가장 가파른 자리에 놓았다. 그곳의 도함수는 {slope}이다. 어느 쪽으로 옮겨도 값은 작아지기만 한다.',
      },
    },
    quantities: {
      reluZeros: '표준정규분포를 따르는 입력 가운데 ReLU를 지나 정확히 0이 된 몫',
      sigmoidAtLimits: '그 입력 가운데 시그모이드를 지나 정확히 0이나 1이 된 몫',
      sigmoidMiddle: '그 입력 가운데 시그모이드를 지나 1/4과 3/4 사이에 놓인 몫',
      sigmoidMean: '시그모이드 출력의 평균',
      sigmoidSpread: '시그모이드 출력의 표준편차',
    },
  },
} satisfies InLanguages<DemoWords>;
