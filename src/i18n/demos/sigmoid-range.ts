import type { DemoWords, InLanguages } from './words.ts';

export const words = {
  en: {
    question:
      'In exact arithmetic sigmoid never quite reaches 1. When does the sigmoid of a computer reach it?',
    guesses: ['Never', 'At a few dozen', 'Only at several hundred'],
    answer:
      'At a few dozen. Toward 0 it takes several hundred, since floating-point numbers lie close together around 0 and far apart around 1.',
    title: 'Sigmoid only approaches 1; a computer’s sigmoid arrives there',
    caption:
      'Left: the curve over x, and its slope |w σ′(wx + b)|. In the shaded strip the slope is 1 or more, so a small change of x comes out at full size or larger; its edges follow from a formula. Right: the last numbers below 1, magnified; the colored steps are what is computed, the thin gray line is σ without rounding. Below: where on the axis of pre-activations the result is exactly 0 and exactly 1. The exponential is the portable one of this site, with an error below one unit in the last place; float32 means that the result of every operation, the exponential included, is rounded to the nearest number of that format. Written as eᶻ / (1 + eᶻ), sigmoid is computed so only for z below 0: for a large z this would be infinity divided by infinity.',
    parameters: {
      x: { label: 'Input x' },
      w: { label: 'Weight w' },
      b: { label: 'Bias b' },
      format: { label: 'Numbers', options: { float64: 'float64', float32: 'float32' } },
      form: {
        label: 'Written as',
        options: { decaying: '1 / (1 + e⁻ᶻ)', bySign: 'eᶻ / (1 + eᶻ)' },
      },
    },
    number: 'the first z = wx + b for which σ(z) is computed as exactly 1',
    sentences: {
      strip:
        'At x = {x} a small change of x comes out {gain} times as large. It passes at full size only from {from} to {to}, in a strip {width} wide. For no weight is the strip wider than {widest}.',
      outside:
        'At x = {x} a small change of x comes out only {gain} times as large. It passes at full size from {from} to {to}, in a strip {width} wide. For no weight is the strip wider than {widest}.',
      noStrip:
        'At x = {x} a small change of x comes out {gain} times as large. With this weight it is never more than {largest}: there is no strip at all. A weight of 4 is the least that has one.',
      one: 'z = {z} is computed as exactly 1. The derivative y(1 − y) is then exactly 0, and no gradient passes; without rounding it would be {slope}.',
      zero: 'z = {z} is computed as exactly 0. The derivative y(1 − y) is then exactly 0, and no gradient passes; without rounding it would be {slope}.',
    },
    figure: {
      curve: 'σ(wx + b)',
      gain: 'slope |w σ′(wx + b)|',
      passes: '1: passes at full size',
      x: 'x',
      zoom: 'The numbers of {format} just below 1, u = {gap} apart',
      z: 'z = wx + b',
      zero: 'exactly 0 up to {at}',
      one: 'exactly 1 from {at}',
      curveLabel: 'The curve of sigmoid over x from −{view} to {view}. At x = {x} it is {y}.',
      gainLabel: 'The slope over x. Its largest value is {largest}. {sentence}',
      zoomLabel:
        'Computed values of sigmoid near 1 as steps, with the exact curve between them. From z = {at} on the value is exactly 1.',
      rangeLabel:
        'Pre-activations from −{reach} to {reach}: exactly 0 up to {zero}, exactly 1 from {one}. Now z = {z}.',
    },
    misconceptions: {
      largestSlope: {
        claim: 'The maximum of σ′ is 0.3.',
        verdict:
          'It is {largest}, at z = 0: σ′ = σ(1 − σ), and a number times what is missing to 1 is largest at one half.',
      },
    },
    quantities: {
      oneFloat64: 'from here on float64 gives exactly 1',
      oneFloat32: 'from here on float32 gives exactly 1',
      oneRoundedOnce: 'from here on float64 would give 1 if σ were rounded only once',
      zeroFloat64: 'up to here float64 gives exactly 0, written as 1/(1 + e⁻ᶻ)',
      zeroFloat32: 'up to here float32 gives exactly 0, written as 1/(1 + e⁻ᶻ)',
      zeroFloat64BySign: 'float64, written as eᶻ/(1 + eᶻ)',
      zeroFloat32BySign: 'float32, written as eᶻ/(1 + eᶻ)',
      slopeFromOutput: 'the derivative y(1 − y) where y is first 1',
      slopeLost: 'the derivative there without rounding',
      largestSlope: 'the largest derivative of sigmoid',
      widestStrip: 'the widest strip with |w σ′(wx + b)| ≥ 1',
      widestWeight: 'the weight that has it',
    },
  },
  ko: {
    question: '정확히 계산하면 시그모이드는 1에 닿지 않는다. 컴퓨터가 계산한 시그모이드는 언제 1이 될까?',
    guesses: ['영영 되지 않는다', '수십에서', '수백은 되어야'],
    answer:
      '수십이면 된다. 0이 되려면 수백까지 내려가야 한다. 부동소수점 수는 0 둘레에 빽빽하고 1 둘레에는 듬성듬성하기 때문이다.',
    title: '시그모이드는 1에 다가갈 뿐이지만, 컴퓨터의 시그모이드는 1에 닿는다',
    caption:
      '왼쪽은 곡선과, x에 대한 도함수의 크기 |w σ′(wx + b)|이다. 칠한 띠에서는 도함수의 크기가 1 이상이어서 x의 작은 변화가 제 크기 이상으로 나온다. 띠의 끝은 식으로 구했다. 오른쪽은 1 바로 아래의 수를 확대한 것이다. 색이 있는 계단이 계산된 값이고, 가는 회색 곡선이 반올림하지 않은 σ이다. 아래는 사전활성값의 축에서 어디까지 정확히 0이고 어디부터 정확히 1인지를 보인다. 지수 함수는 이 사이트의 것으로, 어느 브라우저에서나 같고 오차가 마지막 자리 한 단위보다 작다. float32는 지수 함수를 비롯한 모든 연산의 결과를 그 형식의 가장 가까운 수로 반올림했다는 뜻이다. 식 eᶻ / (1 + eᶻ)는 z가 0보다 작을 때만 쓴다. z가 크면 무한대를 무한대로 나누게 되기 때문이다.',
    parameters: {
      x: { label: '입력 x' },
      w: { label: '가중치 w' },
      b: { label: '편향 b' },
      format: { label: '수의 형식', options: { float64: 'float64', float32: 'float32' } },
      form: {
        label: '쓰는 식',
        options: { decaying: '1 / (1 + e⁻ᶻ)', bySign: 'eᶻ / (1 + eᶻ)' },
      },
    },
    number: 'σ(z)가 정확히 1로 계산되는 첫 z = wx + b',
    sentences: {
      strip:
        'x = {x}에서 x의 작은 변화는 {gain}배가 되어 나온다. 제 크기 이상으로 나오는 곳은 {from}부터 {to}까지이며 그 폭은 {width}이다. 가중치가 무엇이든 띠는 {widest}보다 넓어지지 않는다.',
      outside:
        'x = {x}에서 x의 작은 변화는 {gain}배로 줄어 나온다. 제 크기 이상으로 나오는 곳은 {from}부터 {to}까지이며 그 폭은 {width}이다. 가중치가 무엇이든 띠는 {widest}보다 넓어지지 않는다.',
      noStrip:
        'x = {x}에서 x의 작은 변화는 {gain}배가 되어 나온다. 이 가중치로는 어디에서도 {largest}배를 넘지 못하므로 띠가 아예 없다. 띠가 생기려면 가중치가 4는 되어야 한다.',
      one: 'z = {z}이면 정확히 1로 계산된다. 그러면 도함수 y(1 − y)도 정확히 0이어서 기울기가 지나가지 못한다. 반올림하지 않으면 {slope}일 값이다.',
      zero: 'z = {z}이면 정확히 0으로 계산된다. 그러면 도함수 y(1 − y)도 정확히 0이어서 기울기가 지나가지 못한다. 반올림하지 않으면 {slope}일 값이다.',
    },
    figure: {
      curve: 'σ(wx + b)',
      gain: 'x에 대한 도함수의 크기 |w σ′(wx + b)|',
      passes: '1: 제 크기로 지나감',
      x: 'x',
      zoom: '1 바로 아래에 있는 {format}의 수, 간격 u = {gap}',
      z: 'z = wx + b',
      zero: '{at}까지 정확히 0',
      one: '{at}부터 정확히 1',
      curveLabel: '−{view}부터 {view}까지 x에 따른 시그모이드 곡선. x = {x}에서 값은 {y}이다.',
      gainLabel: 'x에 대한 도함수의 크기. 가장 큰 값은 {largest}이다. {sentence}',
      zoomLabel:
        '1 가까이에서 계산된 시그모이드 값의 계단과 그 사이를 지나는 정확한 곡선. z = {at}부터 값이 정확히 1이다.',
      rangeLabel:
        '−{reach}부터 {reach}까지의 사전활성값. {zero}까지 정확히 0이고 {one}부터 정확히 1이다. 지금은 z = {z}이다.',
    },
    misconceptions: {
      largestSlope: {
        claim: 'σ′의 최댓값은 0.3이다.',
        verdict:
          '최댓값은 z = 0일 때의 {largest}이다. σ′ = σ(1 − σ)이고, 어떤 수에 그 수가 1에서 모자라는 만큼을 곱한 값은 1/2일 때 가장 크다.',
      },
    },
    quantities: {
      oneFloat64: 'float64에서 여기부터 정확히 1이 나온다',
      oneFloat32: 'float32에서 여기부터 정확히 1이 나온다',
      oneRoundedOnce: 'σ를 한 번만 반올림한다면 float64에서 1이 되는 곳',
      zeroFloat64: '1/(1 + e⁻ᶻ)로 쓰면 float64에서 여기까지 정확히 0이 나온다',
      zeroFloat32: '1/(1 + e⁻ᶻ)로 쓰면 float32에서 여기까지 정확히 0이 나온다',
      zeroFloat64BySign: 'eᶻ/(1 + eᶻ)로 쓸 때, float64',
      zeroFloat32BySign: 'eᶻ/(1 + eᶻ)로 쓸 때, float32',
      slopeFromOutput: 'y가 처음으로 1이 되는 곳의 도함수 y(1 − y)',
      slopeLost: '반올림하지 않았을 때 그곳의 도함수',
      largestSlope: '시그모이드 도함수의 최댓값',
      widestStrip: '|w σ′(wx + b)| ≥ 1인 띠의 가장 넓은 폭',
      widestWeight: '띠가 그만큼 넓어지는 가중치',
    },
  },
} satisfies InLanguages<DemoWords>;
