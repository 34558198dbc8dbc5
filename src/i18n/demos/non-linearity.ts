import type { DemoWords, InLanguages } from './words.ts';

export const words = {
  en: {
    question: 'Double the input of ReLU and its output doubles. For which factors is that so?',
    guesses: ['For every factor', 'From 0 up', 'For 2 alone'],
    answer:
      'From 0 up. At the first negative factor it breaks, and so does a sum of two numbers of different sign. One counterexample is enough: ReLU is not linear.',
    title:
      'ReLU passes every multiple from 0 up and fails at the first negative one; even wx + b is not linear',
    caption:
      'A linear function keeps two rules for all numbers: f(x + y) = f(x) + f(y), and f(ax) = a f(x). Each pair of bars shows the two sides of a rule at your numbers; a tick in the second bar of the sum marks where f(x) ends and f(y) is added, and the red line is what separates the two sides. The curves below show that gap for every y and for every a: drag the point. The large number is counted over 1000 random triples of x, y and a, each between −3 and 3. A gap that rounding explains counts as none. 2x + 1 stands for wx + b.',
    parameters: {
      f: { label: 'Function f', options: { affine: '2x + 1' } },
      x: { label: 'x' },
      y: { label: 'y' },
      a: { label: 'Factor a' },
    },
    number: 'of 1000 random x, y and a break at least one of the two rules',
    sentences: {
      linear:
        '{f}: both rules hold for x = {x}, y = {y}, a = {a}, and in all 1000 random trials. This function is linear.',
      affine:
        '{f} is a straight line and yet not linear, since f(x) + f(y) counts the 1 twice. In 1000 random trials the sum breaks {sums} times, the multiple {upBroken} of {up} times for a ≥ 0 and {downBroken} of {down} times for a < 0.',
      neither:
        '{f}: both rules happen to hold for x = {x}, y = {y}, a = {a}. In 1000 random trials the sum breaks {sums} times, the multiple {upBroken} of {up} times for a ≥ 0 and {downBroken} of {down} times for a < 0.',
      sum: '{f} is not linear: for x = {x}, y = {y} the sum breaks, though a = {a} passes. In 1000 random trials the sum breaks {sums} times, the multiple {upBroken} of {up} times for a ≥ 0 and {downBroken} of {down} times for a < 0.',
      multiple:
        '{f} is not linear: for x = {x}, a = {a} the multiple breaks, though y = {y} passes. In 1000 random trials the sum breaks {sums} times, the multiple {upBroken} of {up} times for a ≥ 0 and {downBroken} of {down} times for a < 0.',
      both: '{f} is not linear: for x = {x}, y = {y}, a = {a} both rules break. In 1000 random trials the sum breaks {sums} times, the multiple {upBroken} of {up} times for a ≥ 0 and {downBroken} of {down} times for a < 0.',
    },
    figure: {
      sumWhole: 'f(x + y) = f({sumAt}) = {sum}',
      sumParts: 'f(x) + f(y) = {fx} + {fy} = {sumParts}',
      multipleWhole: 'f(ax) = f({multipleAt}) = {multiple}',
      multipleParts: 'a f(x) = {a} · {fx} = {multipleParts}',
      gap: 'gap {gap}',
      noGap: 'no gap',
      over: 'the gap for every {name}',
      overLabel: 'The gap between the two sides over {name}. At {name} = {at} it is {gap}.',
    },
    misconceptions: {
      anyMultiple: {
        claim: 'ReLU is linear for any multiple: f(ax) = a f(x).',
        verdict:
          'It is, as long as only factors such as 2 are tried. With the negative factor set now, f(ax) is {multipleWhole} and a f(x) is {multipleParts}.',
      },
      straight: {
        claim: 'wx + b is linear: its graph is a straight line.',
        verdict:
          'The graph is straight, but b is counted once on one side and twice on the other: f(x + y) is {whole}, f(x) + f(y) is {parts}. The word for it is affine.',
      },
    },
    quantities: {
      reluSecondDifference: 'relu(1) − 2 relu(0) + relu(−1), which is 0 for every affine function',
      sigmoidSecondDifference: 'σ(2) − 2 σ(1) + σ(0)',
      affineSecondDifference: 'the same for 2x + 1',
      reluSums: 'of random x and y break f(x + y) = f(x) + f(y) for ReLU',
      reluMultiplesUp: 'of random x and a ≥ 0 break f(ax) = a f(x) for ReLU',
      reluMultiplesDown: 'of random x and a < 0 do',
      sigmoidSums: 'of random x and y break f(x + y) = f(x) + f(y) for sigmoid',
      affineSums: 'and for 2x + 1',
    },
  },
  ko: {
    question: 'ReLU의 입력을 두 배로 하면 출력도 두 배가 된다. 어떤 배수에서 그럴까?',
    guesses: ['모든 배수', '0 이상인 배수', '두 배일 때만'],
    answer:
      '0 이상인 배수에서 그렇다. 음수를 곱하는 순간 깨진다. 부호가 다른 두 수의 합에서도 깨진다. 반례는 하나면 충분하다. ReLU는 선형이 아니다.',
    title: 'ReLU는 0 이상인 배수는 모두 통과하고 첫 음수에서 걸린다. wx + b조차 선형이 아니다',
    caption:
      '선형 함수는 모든 수에 대해 두 규칙을 지킨다. f(x + y) = f(x) + f(y)와 f(ax) = a f(x)이다. 막대 한 쌍은 고른 수에서 규칙의 두 변이 얼마인지를 보인다. 합의 둘째 막대에 그은 눈금은 f(x)가 끝나고 f(y)를 더하기 시작하는 자리이고, 붉은 선은 두 변의 차이다. 아래 곡선은 y나 a만 바꿀 때 그 차이가 어떻게 달라지는지를 보인다. 점을 끌어 보자. 큰 숫자는 −3과 3 사이에서 무작위로 뽑은 x, y, a 1000벌을 세어 얻었다. 반올림으로 설명되는 차이는 없는 것으로 친다. 2x + 1은 wx + b의 보기이다.',
    parameters: {
      f: { label: '함수 f', options: { affine: '2x + 1' } },
      x: { label: 'x' },
      y: { label: 'y' },
      a: { label: '배수 a' },
    },
    number: '무작위로 뽑은 x, y, a 1000벌 가운데 두 규칙 중 하나라도 깨진 것의 수',
    sentences: {
      linear:
        '함수 {f}: x = {x}, y = {y}, a = {a}일 때도, 무작위로 뽑은 1000벌에서도 두 규칙이 모두 성립한다. 이 함수는 선형이다.',
      affine:
        '함수 {f}: 그래프는 곧지만 선형이 아니다. f(x) + f(y)에서는 1을 두 번 더하기 때문이다. 무작위 1000벌 가운데 합은 {sums}번, 배수는 a ≥ 0일 때 {up}번 가운데 {upBroken}번, a < 0일 때 {down}번 가운데 {downBroken}번 깨진다.',
      neither:
        '함수 {f}: x = {x}, y = {y}, a = {a}에서는 마침 두 규칙이 다 성립한다. 무작위 1000벌 가운데 합은 {sums}번, 배수는 a ≥ 0일 때 {up}번 가운데 {upBroken}번, a < 0일 때 {down}번 가운데 {downBroken}번 깨진다.',
      sum: '함수 {f}: 선형이 아니다. a = {a}배는 통과하지만 x = {x}, y = {y}에서 합이 깨진다. 무작위 1000벌 가운데 합은 {sums}번, 배수는 a ≥ 0일 때 {up}번 가운데 {upBroken}번, a < 0일 때 {down}번 가운데 {downBroken}번 깨진다.',
      multiple:
        '함수 {f}: 선형이 아니다. y = {y}를 더할 때는 통과하지만 x = {x}, a = {a}에서 배수가 깨진다. 무작위 1000벌 가운데 합은 {sums}번, 배수는 a ≥ 0일 때 {up}번 가운데 {upBroken}번, a < 0일 때 {down}번 가운데 {downBroken}번 깨진다.',
      both: '함수 {f}: 선형이 아니다. x = {x}, y = {y}, a = {a}에서 두 규칙이 다 깨진다. 무작위 1000벌 가운데 합은 {sums}번, 배수는 a ≥ 0일 때 {up}번 가운데 {upBroken}번, a < 0일 때 {down}번 가운데 {downBroken}번 깨진다.',
    },
    figure: {
      sumWhole: 'f(x + y) = f({sumAt}) = {sum}',
      sumParts: 'f(x) + f(y) = {fx} + {fy} = {sumParts}',
      multipleWhole: 'f(ax) = f({multipleAt}) = {multiple}',
      multipleParts: 'a f(x) = {a} · {fx} = {multipleParts}',
      gap: '차이 {gap}',
      noGap: '차이 없음',
      over: '{name}를 바꿀 때의 차이',
      overLabel: '{name}를 바꿀 때 두 변의 차이. {name} = {at}일 때 {gap}이다.',
    },
    misconceptions: {
      anyMultiple: {
        claim: 'ReLU는 몇 배를 하든 f(ax) = a f(x)이므로 선형이다.',
        verdict:
          '2 같은 수만 곱해 보면 그렇다. 지금처럼 음수를 곱하면 f(ax)는 {multipleWhole}이고 a f(x)는 {multipleParts}이다.',
      },
      straight: {
        claim: 'wx + b는 그래프가 직선이므로 선형이다.',
        verdict:
          '그래프는 곧지만 b를 한쪽에서는 한 번, 다른 쪽에서는 두 번 더한다. f(x + y)는 {whole}이고 f(x) + f(y)는 {parts}이다. 이런 함수는 아핀이라고 부른다.',
      },
    },
    quantities: {
      reluSecondDifference: 'relu(1) − 2 relu(0) + relu(−1). 아핀 함수라면 0이다',
      sigmoidSecondDifference: 'σ(2) − 2 σ(1) + σ(0)',
      affineSecondDifference: '2x + 1에서 같은 값',
      reluSums: '무작위 x, y 가운데 ReLU에서 f(x + y) = f(x) + f(y)가 깨진 몫',
      reluMultiplesUp: '무작위 x와 a ≥ 0 가운데 ReLU에서 f(ax) = a f(x)가 깨진 몫',
      reluMultiplesDown: '무작위 x와 a < 0 가운데 깨진 몫',
      sigmoidSums: '무작위 x, y 가운데 시그모이드에서 f(x + y) = f(x) + f(y)가 깨진 몫',
      affineSums: '2x + 1에서 깨진 몫',
    },
  },
} satisfies InLanguages<DemoWords>;
