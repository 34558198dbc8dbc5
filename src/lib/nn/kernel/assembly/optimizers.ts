/** SGD with momentum and Adam, PyTorch's formulas, over all parameters of a network in one sweep. */
import {
  BETA1,
  BETA2,
  EPSILON,
  FIRST_MOMENTS,
  GRADIENTS,
  LEARNING_RATE,
  PARAMETERS,
  PARAMETER_COUNT,
  POWER1,
  POWER2,
  SECOND_MOMENTS,
  WEIGHT_DECAY,
} from '../layout.ts';

/** v = μ v + g and p −= rate · v; without momentum p −= rate · g. */
export function sgd(net: usize): void {
  let p = load<usize>(net + PARAMETERS),
    g = load<usize>(net + GRADIENTS),
    v = load<usize>(net + FIRST_MOMENTS);
  const end = p + (load<i32>(net + PARAMETER_COUNT) << 2);
  const rate = v128.load32_splat(net + LEARNING_RATE),
    decay = v128.load32_splat(net + WEIGHT_DECAY);
  const momentum = v128.load32_splat(net + BETA1);
  const isPlain = load<f32>(net + BETA1) == 0 && load<f32>(net + WEIGHT_DECAY) == 0;
  if (isPlain) {
    for (; p < end; p += 16, g += 16) v128.store(p, f32x4.sub(v128.load(p), f32x4.mul(rate, v128.load(g))));
    return;
  }
  for (; p < end; p += 16, g += 16, v += 16) {
    const old = v128.load(p);
    const slope = f32x4.add(v128.load(g), f32x4.mul(decay, old));
    const velocity = f32x4.add(f32x4.mul(momentum, v128.load(v)), slope);
    v128.store(v, velocity);
    v128.store(p, f32x4.sub(old, f32x4.mul(rate, velocity)));
  }
}

/** m = β₁ m + (1 − β₁) g, v = β₂ v + (1 − β₂) g², p −= rate · m̂ / (√v̂ + ε). */
export function adam(net: usize): void {
  const beta1 = load<f32>(net + BETA1),
    beta2 = load<f32>(net + BETA2);
  const power1 = load<f64>(net + POWER1) * <f64>beta1,
    power2 = load<f64>(net + POWER2) * <f64>beta2;
  store<f64>(net + POWER1, power1);
  store<f64>(net + POWER2, power2);
  const rate = f32x4.splat(<f32>(<f64>load<f32>(net + LEARNING_RATE) / (1 - power1)));
  // √v̂ = √v / √(1 − β₂ᵗ); its reciprocal is one number a step.
  const correction = f32x4.splat(<f32>(1 / Math.sqrt(1 - power2)));
  const decay = v128.load32_splat(net + WEIGHT_DECAY),
    epsilon = v128.load32_splat(net + EPSILON);
  const keep1 = f32x4.splat(beta1),
    keep2 = f32x4.splat(beta2);
  const take1 = f32x4.splat(1 - beta1),
    take2 = f32x4.splat(1 - beta2);

  let p = load<usize>(net + PARAMETERS),
    g = load<usize>(net + GRADIENTS);
  let m = load<usize>(net + FIRST_MOMENTS),
    v = load<usize>(net + SECOND_MOMENTS);
  const end = p + (load<i32>(net + PARAMETER_COUNT) << 2);
  for (; p < end; p += 16, g += 16, m += 16, v += 16) {
    const old = v128.load(p);
    const slope = f32x4.add(v128.load(g), f32x4.mul(decay, old));
    const mean = f32x4.add(f32x4.mul(keep1, v128.load(m)), f32x4.mul(take1, slope));
    const square = f32x4.add(f32x4.mul(keep2, v128.load(v)), f32x4.mul(take2, f32x4.mul(slope, slope)));
    v128.store(m, mean);
    v128.store(v, square);
    const size = f32x4.add(f32x4.mul(f32x4.sqrt(square), correction), epsilon);
    v128.store(p, f32x4.sub(old, f32x4.div(f32x4.mul(rate, mean), size)));
  }
}

/**
 * Whether every gradient is a number of at most 10¹⁸, beyond which its square is none: the network has then diverged,
 * and a step would only break its weights too.
 */
export function areTame(net: usize): bool {
  const limit = f32x4.splat(1e18);
  let g = load<usize>(net + GRADIENTS);
  const end = g + (load<i32>(net + PARAMETER_COUNT) << 2);
  let isTame = i32x4.splat(-1);
  for (; g < end; g += 16) isTame = v128.and(isTame, f32x4.le(f32x4.abs(v128.load(g)), limit));
  return i32x4.all_true(isTame);
}
