/**
 * Which measurement answers the checks of which record. The command and Vitest both read this table, so no check
 * lives twice; a record that is not here is listed by the command as not covered yet.
 */
import * as approximation from './approximation.ts';
import { type Check, checks, type Measurement } from './checks.ts';
import { bceVersusMse } from './cross-entropy.ts';
import { deepLinearDynamics } from './deep-linear.ts';
import { digitsAccuracy } from './digits.ts';
import { cover, digitsByDimension } from './dimension.ts';
import { bornDead, deadUnit, deathByStep } from './dying-relu.ts';
import { bottleneck, linearCollapse } from './linear-collapse.ts';
import { bounds, piecesTraining, randomPieces, sawtooth } from './linear-pieces.ts';
import { circles, squareLabelings } from './linear-separability.ts';
import { reluInformation } from './lost-information.ts';
import { nonlinearity } from './non-linearity.ts';
import { digitsDeadByRate } from './rectification.ts';
import { heFluctuations, reluCorrelation } from './rectified-depth.ts';
import { sigmoidRange } from './sigmoid-range.ts';
import { chain, depthNetworks, nielsenBand } from './signal-collapse.ts';
import { balance, outputSigmoid } from './weight-gradients.ts';
import { bestLine, linearModel, training } from './xor.ts';

export const measurements: Readonly<Record<string, Measurement>> = {
  nonlinearity,
  deep_linear_dynamics: deepLinearDynamics,
  'cover.xor': squareLabelings,
  circles,
  cover,
  digits_linear_by_dimension: digitsByDimension,
  linear_collapse: linearCollapse,
  'linear_collapse.bottleneck': bottleneck,
  xor: bestLine,
  'xor.linearModel': linearModel,
  'xor.training': training,
  'approximation.polynomialActivation': approximation.polynomialActivation,
  sigmoid_range: sigmoidRange,
  bce_vs_mse: bceVersusMse,
  'digits-accuracy': digitsAccuracy,
  digits_dead_by_lr: digitsDeadByRate,
  weight_gradient_balance: balance,
  sigmoid_chain: chain,
  nielsen_band: nielsenBand,
  depth_networks: depthNetworks,
  he_fluctuations: heFluctuations,
  relu_correlation: reluCorrelation,
  output_sigmoid: outputSigmoid,
  relu_information: reluInformation,
  born_dead: bornDead,
  death_by_step: deathByStep,
  dead_unit: deadUnit,
  'linear_pieces.sawtooth': sawtooth,
  'linear_pieces.bounds': bounds,
  'linear_pieces.random': randomPieces,
  pieces_training: piecesTraining,
  'approximation.step': approximation.step,
  'approximation.square': approximation.square,
  'approximation.squareDeep': approximation.squareDeep,
};

/** The checks of one record of one claim, in the order of the file. */
export interface Group {
  readonly claim: string;
  readonly record: string;
  readonly checks: readonly Check[];
  /** Null where nothing measures the record yet. */
  readonly measure: Measurement | null;
}

export function groups(): Group[] {
  const byKey = Map.groupBy(checks, ({ claim, record }) => `${claim} ${record}`);
  return Array.from(byKey.values(), (own) => {
    const { claim, record } = own[0]!;
    return { claim, record, checks: own, measure: measurements[record] ?? null };
  }).sort((a, b) => a.claim.localeCompare(b.claim, 'en'));
}
