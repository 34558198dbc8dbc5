import astro from 'eslint-plugin-astro';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const PORTABLE = 'src/lib/nn/portable.ts';

/** Functions of Math whose last digits IEEE 754 leaves to the engine; a figure must not differ between browsers. */
const ENGINE_DEPENDENT = [
  'exp expm1 log log1p log2 log10 pow cbrt hypot',
  'sin cos tan asin acos atan atan2 sinh cosh tanh asinh acosh atanh',
].flatMap((names) => names.split(' '));

const engineDependent = ENGINE_DEPENDENT.map((property) => ({
  object: 'Math',
  property,
  message: `Engines differ in its last digits. Use (or add) the portable function in ${PORTABLE}.`,
}));

const impure = [
  {
    object: 'Math',
    property: 'random',
    message: 'Results must be repeatable. Take a seed and use the generator of src/lib/nn/random.ts.',
  },
];

const clocks = ['Date', 'performance'].map((name) => ({
  name,
  message: 'src/lib has no clock. Measure time in the caller (a view, a worker, a test).',
}));

export default defineConfig(
  globalIgnores([
    'dist',
    '.astro',
    '.cache',
    'node_modules',
    'playwright-report',
    'test-results',
    'tests/fixtures',
    // AssemblyScript: TypeScript's syntax with other types; its own compiler checks it.
    'src/lib/nn/kernel/assembly',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // An import whose names are all types would otherwise still run the imported module.
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' },
      ],
      // Records of functions are written with method syntax here, and none of them uses `this`.
      '@typescript-eslint/unbound-method': 'off',
      // Numbers and lists of names in a message are always meant; objects and undefined never are.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowArray: true }],
    },
  },
  astro.configs.recommended,
  // The types of .astro files are checked by `astro check`; linting them with types is slow and knows less.
  { files: ['**/*.{js,mjs,astro}', '**/*.astro/*.{js,ts}'], extends: [tseslint.configs.disableTypeChecked] },
  // Inline scripts reach the browser as they are written, some of them old browsers.
  { files: ['**/*.astro/*.{js,ts}', '**/*.astro'], rules: { 'no-var': 'off' } },
  {
    files: ['src/lib/**/*.ts'],
    rules: {
      'no-restricted-properties': ['error', ...impure, ...engineDependent],
      'no-restricted-globals': [
        'error',
        ...clocks,
        { name: 'crypto', message: 'Results must be repeatable. Use the generator of src/lib/nn/random.ts.' },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: ':matches(BinaryExpression[operator="**"], AssignmentExpression[operator="**="])',
          message: `\`**\` is Math.pow, in whose last digits engines differ. Multiply (x * x), or use ${PORTABLE}.`,
        },
        {
          selector: 'VariableDeclarator[init.name="Math"]',
          message: `Call Math.name in full, so that lint can see which function it is; see ${PORTABLE}.`,
        },
      ],
    },
  },
);
