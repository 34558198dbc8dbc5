/** The sentence under a figure. It changes at once for the eye, and for the ear when the hand has come to rest. */
import { useEffect, useState } from 'preact/hooks';

const REST_MS = 700;

export function SpokenSentence({ text, speak }: { text: string; speak: boolean }) {
  const [spoken, setSpoken] = useState('');
  useEffect(() => {
    if (!speak) return;
    const timer = setTimeout(() => setSpoken(text), REST_MS);
    return () => clearTimeout(timer);
  }, [text, speak]);
  return (
    <>
      <p class="demo-sentence" data-sentence>
        {text}
      </p>
      <p class="visually-hidden" aria-live="polite">
        {spoken}
      </p>
    </>
  );
}
