/** C04: what one line can do. */
import { bestOnCircles, separableLabelings } from '../../src/lib/experiments/linear-separability.ts';
import { type Measurement, numberOf } from './checks.ts';

export const squareLabelings: Measurement = () => separableLabelings();

export const circles: Measurement = (check) => bestOnCircles(numberOf(check, 'pointsPerCircle'));
