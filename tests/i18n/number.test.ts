/** Numbers as a reader sees them. */
import { expect, test } from 'vitest';
import { formatNumber } from '../../src/i18n/number.ts';

test.each([
  [0, 'number', '0'],
  [-0, 'number', '0'],
  [0.05, 'number', '0.05'],
  [-0.4, 'number', '−0.4'],
  [0.65904606, 'number', '0.659'],
  [1.6574e-15, 'number', '1.66\u2009×\u200910⁻¹⁵'],
  [9.999e-5, 'number', '1.00\u2009×\u200910⁻⁴'],
  [123456789, 'number', '1.23\u2009×\u200910⁸'],
  [NaN, 'number', '–'],
  [Infinity, 'number', '∞'],
  [-Infinity, 'number', '−∞'],
  [0.176, 'share', '17.6\u2009%'],
  [1, 'share', '100\u2009%'],
  [2, 'count', '2'],
  [5.92, 'count', '5.92'],
  [-11.9652, 'decades', '1.08\u2009×\u200910⁻¹²'],
  [-400.5, 'decades', '3.16\u2009×\u200910⁻⁴⁰¹'],
  [-0.00877, 'decades', '0.98'],
  [-Infinity, 'decades', '0'],
] as const)('%d as %s is %s', (value, unit, text) => {
  expect(formatNumber(value, unit)).toBe(text);
});
