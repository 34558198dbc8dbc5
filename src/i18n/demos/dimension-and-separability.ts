import type { DemoWords, InLanguages } from './words.ts';

export const words = {
  en: {
    question:
      'Twenty points are strewn about at random, and a coin decides the class of each. Where is it easier to separate the two classes with one flat cut?',
    guesses: ['In the plane', 'In ten dimensions', 'It makes no difference'],
    answer:
      'In ten dimensions, and by far. In the plane a line hardly ever manages. Each further dimension is one more direction to cut along.',
    title: 'More dimensions make it easier to separate two classes, not harder',
    caption:
      'Points with standard normal coordinates, and classes decided by tossing a coin. A hyperplane is a flat cut: a point on a line, a line in the plane, a plane in space. A draw counts as separable when one hyperplane has each class on a side of its own. Every answer is proved, by such a hyperplane or by a point that lies in the convex hulls of both classes. Dots: measured, with intervals that hold the true share in 95 of 100 cases. All dots share their draws; the one at d sees the first d coordinates of each point. Second figure: softmax regression, which is linear, on the first principal components of handwritten digits; the share of unseen images that it gets right. Digits: E. Alpaydin and C. Kaynak, Optical Recognition of Handwritten Digits, UCI Machine Learning Repository, doi:10.24432/C50P49, CC BY 4.0.',
    parameters: {
      dimension: { label: 'Dimensions d' },
      points: { label: 'Points N' },
    },
    number: 'of the random labelings can be separated by one hyperplane',
    sentences: {
      open: 'In {dimension} {dimension|dimension|dimensions} one hyperplane separates {separable} of {draws} random labelings of {points} points, which puts the true share between {low} and {high}. Theory gives {theory}.',
      half: 'In {dimension} {dimension|dimension|dimensions} one hyperplane separates {separable} of {draws} random labelings of {points} points. The true share is exactly one half: that is so whenever N = 2 (d + 1).',
      certain:
        'In {dimension} dimensions {points} points can always be separated, whichever classes they are given: {separable} of {draws} draws. From d = N − 1 = {enough} on, no labeling resists.',
      counting: 'Drawing points and classes: {done} of {all}.',
      undecided:
        '{undecided} of {draws} draws could not be decided: rounding hides on which side a point lies. They are counted as not separable, so the share shown may be too small.',
    },
    figure: {
      label:
        'Share of random labelings that one hyperplane separates, over the number of dimensions: measured dots on the curve of Cover’s theorem. {sentence}',
      share: 'separable labelings',
      dimension: 'dimensions d',
      cover: 'line: Cover’s theorem',
      digits: 'digits: test images right',
      components: 'principal components',
      guessing: 'guessing',
      digitsLabel:
        'Share of test digits that a linear classifier gets right, by number of principal components. {list}.',
      runTrials: 'Count {all} draws',
      counting: '{done} of {all} draws',
      counted: 'The figure now shows {done} draws.',
      failed: 'The draws could not be made here ({reason}).',
    },
    quantities: {
      tenDimensions: 'of random labelings of 20 points separable in 10 dimensions',
      twoDimensions: 'in the plane',
      fiveDimensions: 'in 5 dimensions',
      nineteenDimensions: 'in 19 dimensions',
      half: 'of 22 points, in 10 dimensions',
      undecided: 'draws without a proof of either answer',
      digitsTwoComponents: 'of the test digits right with a linear classifier on 2 principal components',
      digitsTenComponents: 'on 10 principal components',
      digitsAllComponents: 'on all 64',
    },
  },
  ko: {
    question:
      '점 20개를 아무렇게나 뿌리고 동전을 던져 점마다 클래스를 정한다. 평평하게 한 번 잘라 두 클래스를 가르려면 어디가 더 쉬울까?',
    guesses: ['평면', '10차원', '차이가 없다'],
    answer:
      '10차원이 훨씬 쉽다. 평면에서는 직선 하나로 갈리는 일이 거의 없다. 차원이 하나 늘 때마다 자를 수 있는 방향이 하나 더 생긴다.',
    title: '차원이 늘면 두 클래스를 가르기가 어려워지는 것이 아니라 쉬워진다',
    caption:
      '점의 좌표는 표준정규분포에서 뽑고 클래스는 동전을 던져 정한다. 초평면은 평평하게 자르는 면이다. 직선 위에서는 점, 평면에서는 직선, 공간에서는 평면이다. 초평면 하나로 두 클래스를 양쪽에 따로 둘 수 있으면 분리 가능하다고 센다. 답은 하나하나 증명한다. 분리 가능하면 그런 초평면을, 아니면 두 클래스의 볼록 껍질에 함께 들어 있는 점을 찾아 확인한다. 점은 측정값이고, 막대는 참값을 100번 가운데 95번 담는 구간이다. 모든 점은 같은 추출을 쓰며, d차원의 점은 좌표를 앞에서 d개까지만 본다. 두 번째 그림은 손글씨 숫자의 처음 몇 개 주성분에 선형 분류기인 소프트맥스 회귀를 적용했을 때 처음 보는 이미지를 맞힌 비율이다. 숫자 데이터: E. Alpaydin and C. Kaynak, Optical Recognition of Handwritten Digits, UCI Machine Learning Repository, doi:10.24432/C50P49, CC BY 4.0.',
    parameters: {
      dimension: { label: '차원 d' },
      points: { label: '점의 개수 N' },
    },
    number: '초평면 하나로 갈리는 무작위 레이블의 비율',
    sentences: {
      open: '{dimension}차원에서 점 {points}개에 레이블을 무작위로 붙이면 {draws}번 가운데 {separable}번이 초평면 하나로 갈린다. 참값은 {low}와 {high} 사이에 있다고 볼 수 있다. 이론값은 {theory}이다.',
      half: '{dimension}차원에서 점 {points}개에 레이블을 무작위로 붙이면 {draws}번 가운데 {separable}번이 초평면 하나로 갈린다. 참값은 정확히 절반이다. N = 2(d + 1)이면 언제나 그렇다.',
      certain:
        '{dimension}차원에서 점 {points}개는 클래스를 어떻게 정하든 언제나 갈린다. {draws}번 가운데 {separable}번이 그랬다. d = N − 1 = {enough}부터는 갈리지 않는 레이블이 없다.',
      counting: '점과 클래스를 뽑고 있다. {all}번 가운데 {done}번째이다.',
      undecided:
        '{draws}번 가운데 {undecided}번은 판정하지 못했다. 반올림 때문에 점이 어느 쪽에 있는지 알 수 없다. 갈리지 않은 것으로 세었으므로 비율이 실제보다 작을 수 있다.',
    },
    figure: {
      label:
        '차원에 따라 무작위 레이블이 초평면 하나로 갈리는 비율. 측정한 점이 커버 정리의 곡선 위에 놓인다. {sentence}',
      share: '갈리는 레이블의 비율',
      dimension: '차원 d',
      cover: '선: 커버 정리',
      digits: '숫자: 맞힌 시험 이미지',
      components: '주성분의 개수',
      guessing: '찍기',
      digitsLabel: '주성분의 개수에 따라 선형 분류기가 맞힌 시험 이미지의 비율. {list}.',
      runTrials: '{all}번 뽑아 세기',
      counting: '{all}번 가운데 {done}번째',
      counted: '이제 그림은 {done}번 뽑은 결과이다.',
      failed: '여기서는 뽑지 못했다({reason}).',
    },
    quantities: {
      tenDimensions: '10차원에서 점 20개의 무작위 레이블이 갈리는 비율',
      twoDimensions: '평면일 때',
      fiveDimensions: '5차원일 때',
      nineteenDimensions: '19차원일 때',
      half: '10차원에서 점이 22개일 때',
      undecided: '어느 쪽으로도 증명하지 못한 추출의 수',
      digitsTwoComponents: '주성분 2개만 보는 선형 분류기가 맞힌 시험 숫자의 비율',
      digitsTenComponents: '주성분 10개일 때',
      digitsAllComponents: '64개를 모두 볼 때',
    },
  },
} satisfies InLanguages<DemoWords>;
