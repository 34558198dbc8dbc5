import type { DemoWords, InLanguages } from './words.ts';

export const words = {
  en: {
    question:
      'Give each corner of a square one of two classes. In how many of the 16 ways can one straight line separate the classes?',
    guesses: ['In half of them', 'In all but two', 'In all 16'],
    answer:
      'In all but two. What is left over is XOR and its opposite, where the corners across from one another share a class.',
    title: 'A line separates two classes exactly when their hulls do not meet',
    caption:
      'The convex hull of a class is what a rubber band around its points encloses. Where the two hulls stay apart, the drawn line halves the shortest way between them, and the broken lines mark its margin. Where they meet, the ring shows a point of both, which no line can put on two sides at once; the broken line is then the best one, and hollow points lie on its wrong side. Hulls that only touch count as meeting. All of this is decided without rounding, by exact signs of areas. Press one of the small squares to take it over into the figure.',
    parameters: {
      dataset: {
        label: 'Points',
        options: {
          blobs: 'two blobs',
          xor: 'XOR, in clusters',
          rings: 'rings',
          moons: 'moons',
          spiral: 'spiral',
          own: 'your own',
        },
      },
      count: { label: 'How many' },
      noise: { label: 'Noise' },
    },
    number: 'of the points are on the right side of the best line',
    sentences: {
      line: 'Separable: the hulls are {gap} apart, and no line keeps a wider margin than this one.',
      nothing: 'There are no points, so there is nothing to separate. Press the empty place to add some.',
      oneClass:
        'All points are of one class, so there is nothing to separate. Any line that leaves them on one side will do.',
      spot: 'Not separable: a ○ and a △ share one spot, and no line tells them apart. The best line gets {correct} of {total} right.',
      edge: 'Not separable: a {one} lies on the segment between two {others}, so wherever they go it goes too. The best line gets {correct} of {total} right.',
      triangle:
        'Not separable: a {one} lies inside a triangle of three {others}, and a line with these on one side has it there as well. The best line gets {correct} of {total} right.',
      crossing:
        'Not separable: a segment between two ○ crosses one between two △, and the crossing would have to be on both sides. The best line gets {correct} of {total} right.',
    },
    figure: {
      label: 'Points of two classes with the convex hull of each. {sentence}',
      meet: 'the hulls meet here',
      proof: 'Both hulls contain the ringed point {at}. From circles: {zero}. From triangles: {one}.',
      proofLine: 'Every point lies on the side of its class, at least {margin} from the line.',
      noProof: 'There is nothing to prove here.',
      labelings: 'A line separates {count} of the {all} labelings of a square.',
      labeling: 'Labeling {number} of {all}: {state}. Show it in the figure',
      canPart: 'separable',
      cannotPart: 'not separable',
    },
    misconceptions: {
      few: {
        claim: 'A handful of points can always be separated by a line.',
        verdict:
          'Four are enough to fail. The two diagonals of this square cross, and the best line gets {correct} of {total} right.',
      },
      apart: {
        claim: 'If the classes do not overlap, a line can separate them.',
        verdict:
          'The rings keep well apart, and still the hull of the outer one contains the inner one. The best line gets {correct} of {total} right.',
      },
      many: {
        claim: 'The more points there are, the less a line can do.',
        verdict:
          'Here it gets {correct} of {total} right. What counts is where the hulls lie, not how many points are in them.',
      },
    },
    quantities: {
      separableLabelings: 'of the 16 labelings of a square can be made by a line',
      squareBest: 'of the corners of XOR right with the best line',
      circlesBest: 'right with the best line on two circles of radius 1 and ½',
      proofError: 'largest error of a proof, over the five data sets',
    },
  },
  ko: {
    question:
      '정사각형의 네 꼭짓점에 두 클래스 가운데 하나씩을 붙인다. 모두 16가지인데, 직선 하나로 두 클래스를 가를 수 있는 것은 몇 가지일까?',
    guesses: ['절반', '두 가지만 빼고 모두', '16가지 모두'],
    answer:
      '두 가지만 빼고 모두 가를 수 있다. 남는 것은 마주 보는 꼭짓점끼리 클래스가 같은 XOR과 그것을 뒤집은 것이다.',
    title: '볼록 껍질이 만나지 않을 때, 그리고 그때에만 직선 하나가 두 클래스를 가른다',
    caption:
      '한 클래스의 볼록 껍질은 그 점들에 고무줄을 둘렀을 때 안에 들어오는 영역이다. 두 껍질이 떨어져 있으면 그 사이의 가장 짧은 길을 반으로 나누는 직선을 그리고, 여백을 파선으로 표시했다. 두 껍질이 만나면 양쪽에 모두 속하는 점에 고리를 둘렀다. 어떤 직선도 이 점을 한꺼번에 두 쪽에 둘 수 없다. 이때 파선은 가장 많이 맞히는 직선이고, 속이 빈 점은 그 직선의 틀린 쪽에 있다. 닿기만 해도 만난 것으로 친다. 판정은 넓이의 부호를 정확히 구해서 하므로 반올림이 끼어들지 않는다. 작은 정사각형을 누르면 그 점들을 그림으로 옮겨 온다.',
    parameters: {
      dataset: {
        label: '점',
        options: {
          blobs: '두 덩어리',
          xor: 'XOR 무리',
          rings: '고리',
          moons: '반달',
          spiral: '나선',
          own: '직접 놓은 점',
        },
      },
      count: { label: '개수' },
      noise: { label: '잡음' },
    },
    number: '가장 좋은 직선이 제 쪽에 둔 점의 비율',
    sentences: {
      line: '선형 분리가 가능하다. 두 껍질은 {gap}만큼 떨어져 있고, 이보다 여백이 넓은 직선은 없다.',
      nothing: '점이 없어 가를 것도 없다. 빈 곳을 눌러 점을 놓아 보자.',
      oneClass: '점이 모두 한 클래스라서 가를 것이 없다. 점을 모두 한쪽에 두는 직선이면 무엇이든 된다.',
      spot: '선형 분리가 불가능하다. ○와 △가 한 자리에 겹쳐 있어 어떤 직선도 둘을 구별하지 못한다. 가장 좋은 직선은 {total}개 가운데 {correct}개를 맞힌다.',
      edge: '선형 분리가 불가능하다. {others} 두 개를 잇는 선분 위에 {one}가 있어 두 점이 가는 쪽으로 함께 간다. 가장 좋은 직선은 {total}개 가운데 {correct}개를 맞힌다.',
      triangle:
        '선형 분리가 불가능하다. {others} 세 개가 이루는 삼각형 안에 {one}가 있어, 세 점을 한쪽에 두면 이 점도 그쪽에 놓인다. 가장 좋은 직선은 {total}개 가운데 {correct}개를 맞힌다.',
      crossing:
        '선형 분리가 불가능하다. ○ 둘을 잇는 선분과 △ 둘을 잇는 선분이 엇갈리는데, 그 교점은 양쪽에 동시에 있어야 한다. 가장 좋은 직선은 {total}개 가운데 {correct}개를 맞힌다.',
    },
    figure: {
      label: '두 클래스의 점과 각 클래스의 볼록 껍질. {sentence}',
      meet: '두 껍질이 만나는 점',
      proof:
        '고리를 두른 점 {at}은 두 껍질에 모두 들어 있다. 원으로 나타내면 {zero}, 삼각형으로 나타내면 {one}.',
      proofLine: '모든 점이 제 클래스 쪽에 있고, 직선에서 적어도 {margin}만큼 떨어져 있다.',
      noProof: '여기서는 증명할 것이 없다.',
      labelings: '정사각형에 클래스를 붙이는 {all}가지 가운데 {count}가지를 직선이 가른다.',
      labeling: '{all}가지 가운데 {number}번째: {state}. 그림으로 옮기기',
      canPart: '직선으로 가를 수 있다',
      cannotPart: '직선으로 가를 수 없다',
    },
    misconceptions: {
      few: {
        claim: '점이 몇 개뿐이면 언제나 직선으로 가를 수 있다.',
        verdict:
          '네 개만 있어도 실패한다. 이 정사각형은 두 대각선이 엇갈리고, 가장 좋은 직선도 {total}개 가운데 {correct}개를 맞힌다.',
      },
      apart: {
        claim: '클래스끼리 겹치지 않으면 직선으로 가를 수 있다.',
        verdict:
          '두 고리는 멀찍이 떨어져 있지만 바깥 고리의 껍질이 안쪽 고리를 품는다. 가장 좋은 직선은 {total}개 가운데 {correct}개를 맞힌다.',
      },
      many: {
        claim: '점이 많아질수록 직선으로는 할 수 있는 것이 줄어든다.',
        verdict:
          '여기서는 {total}개 가운데 {correct}개를 맞힌다. 점이 몇 개인지가 아니라 껍질이 어디에 놓이는지가 문제다.',
      },
    },
    quantities: {
      separableLabelings: '직선이 가를 수 있는 정사각형의 클래스 배치(16가지 가운데)',
      squareBest: '가장 좋은 직선이 맞히는 XOR 꼭짓점의 비율',
      circlesBest: '반지름이 1과 ½인 두 원에서 가장 좋은 직선이 맞히는 비율',
      proofError: '다섯 데이터에서 증명의 가장 큰 오차',
    },
  },
} satisfies InLanguages<DemoWords>;
