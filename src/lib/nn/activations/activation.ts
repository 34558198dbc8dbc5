/** What an activation function is to the rest of the core: f beside f′, and what theory and figures must know of it. */

export interface Activation {
  /** What the function is called in figures and pickers; a language may have a word of its own for it. */
  readonly label: string;
  /** Activation a = f(z). NaN gives NaN; at ±∞ the limit where it exists. */
  f(z: number): number;
  /** Derivative f′(z). At a kink one of the two one-sided slopes, said beside each function. */
  df(z: number): number;
  /** Where f is not smooth: corners, jumps, and joints of two formulas. Quadrature splits here. */
  readonly kinks: readonly number[];
  /** The kinks at which f itself jumps; absent where f is continuous. */
  readonly jumps?: readonly number[];
  /** PyTorch's `calculate_gain`; 1 where PyTorch defines none. */
  readonly gain: number;
  /** Infimum and supremum of f over the real line. */
  readonly limits: { readonly low: number; readonly high: number };
  /** Key in the bibliography. */
  readonly source: string;
  readonly family: 'linear' | 'sigmoid' | 'tanh' | 'relu' | 'later';
  /** Present where the function has a number of its own that training moves; f and df above hold it at `initial`. */
  readonly learned?: Learned;
}

/** An activation a = f(z, value) whose `value` is trained with the weights. */
export interface Learned {
  readonly initial: number;
  f(z: number, value: number): number;
  /** ∂a/∂z. */
  df(z: number, value: number): number;
  /** ∂a/∂value. */
  dValue(z: number, value: number): number;
}
