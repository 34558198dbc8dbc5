/** Points and marks that a hand moves in a figure: by arrow keys, by pointer, and what answers to it. */
import type { Locator } from '@playwright/test';
import { allOf, answerOf, nameOf, press, settled } from './demo.ts';
import { expect } from './quiet.ts';

/** All points of a figure are one component over one list: of many, these few are moved. */
const FEW = 6;

export async function testMovables(demo: Locator): Promise<void> {
  const marks = await allOf(demo, '[data-movable="mark"]');
  for (const mark of marks)
    expect.soft(await isAnswered(demo, mark), `the answer to ${await nameOf(mark)}`).toBe(true);
  const points = fewOf(await allOf(demo, '[data-movable="point"]'));
  const answered: boolean[] = [];
  for (const point of points) answered.push(await isAnswered(demo, point));
  // One point among many may lie where it changes nothing; a figure in which none does shows no answer.
  if (points.length > 0) expect.soft(answered, 'answers to points').toContain(true);
  for (const movable of [...marks, ...points])
    if (await isOnTop(movable)) {
      await testDrag(demo, movable);
      break;
    }
  if (points.length > 0) await testMakingPoints(demo);
}

/** Moves by arrow keys, there and back, and says whether anything but the handle itself answered. */
async function isAnswered(demo: Locator, movable: Locator): Promise<boolean> {
  const name = await nameOf(movable);
  const [place, { beyond }] = [await placeOf(movable), await settled(demo)];
  // At the right edge of its area it has only one way to go.
  const wasAtEdge = !(await moves(movable, 'Shift+ArrowRight'));
  if (wasAtEdge) await moves(movable, 'Shift+ArrowLeft');
  expect.soft(await placeOf(movable), name).not.toBe(place);
  const after = await answerOf(demo);
  for (const key of wasAtEdge ? ['ArrowRight'] : ['ArrowLeft', 'ArrowRight'])
    expect.soft(await moves(movable, key), `${name} ${key}`).toBe(true);
  return after.beyond !== beyond;
}

async function moves(movable: Locator, key: string): Promise<boolean> {
  const before = await placeOf(movable);
  const { broken } = await press(movable, key);
  expect.soft(broken, `${await nameOf(movable)} ${key}`).toEqual([]);
  return (await placeOf(movable)) !== before;
}

/** Whether a pointer in its middle meets it, and not another that lies over it. */
async function isOnTop(movable: Locator): Promise<boolean> {
  await movable.scrollIntoViewIfNeeded();
  return movable.evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return element.contains(document.elementFromPoint(x + width / 2, y + height / 2));
  });
}

async function testDrag(demo: Locator, movable: Locator): Promise<void> {
  const { mouse } = demo.page();
  await movable.scrollIntoViewIfNeeded();
  const [place, box] = [await placeOf(movable), await movable.boundingBox()];
  if (!box) throw new Error('testDrag: expected a movable that is drawn');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await mouse.move(x, y);
  await mouse.down();
  for (const [dx, dy] of [
    [-12, -12],
    [-24, 24],
  ] as const)
    await mouse.move(x + dx, y + dy);
  await mouse.up();
  await settled(demo);
  expect.soft(await placeOf(movable), 'dragged by the pointer').not.toBe(place);
}

/** Enter turns a point into the other class, Delete removes it, and buttons add points and remove all. */
async function testMakingPoints(demo: Locator): Promise<void> {
  const points = demo.locator('[data-movable="point"]');
  const [first, count] = [points.first(), await points.count()];
  const before = await first.getAttribute('class');
  await press(first, 'Enter');
  expect.soft(await first.getAttribute('class'), 'the class after Enter').not.toBe(before);
  await press(first, 'Delete');
  await expect.soft(points, 'points after Delete').toHaveCount(count - 1);
  for (const [i, button] of (await allOf(demo, '.movable-buttons button')).entries()) {
    if (await button.isDisabled()) continue;
    const { broken } = await press(button, 'Enter');
    expect.soft(broken, await nameOf(button)).toEqual([]);
    const now = await points.count();
    if (i < 2) expect.soft(now, await nameOf(button)).toBe(count + i);
    else expect.soft(now, await nameOf(button)).toBe(0);
  }
}

const placeOf = (movable: Locator): Promise<string | null> => movable.getAttribute('transform');

/** The first, the last, and some between. */
const fewOf = <T>(all: readonly T[]): T[] => {
  const apart = Math.max(1, Math.ceil((all.length - 1) / (FEW - 1)));
  return all.filter((_, i) => i === all.length - 1 || i % apart === 0);
};
