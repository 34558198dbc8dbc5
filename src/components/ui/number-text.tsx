/** A formatted number with its power of ten set as a real superscript: the raised digits of most fonts are uneven. */
const POWER = /^(.*)10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)$/;
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

export function NumberText({ text }: { text: string }) {
  const [, before, power] = POWER.exec(text) ?? [];
  if (before === undefined || power === undefined) return <>{text}</>;
  const exponent = power.replace(/./g, (c) => (c === '⁻' ? '−' : String(RAISED.indexOf(c))));
  return (
    <>
      {before}10<sup>{exponent}</sup>
    </>
  );
}
