/** A question before the answer. It can be answered or passed by; nothing waits for it. */
import { useState } from 'preact/hooks';
import type { DemoWords } from '../../i18n/demos/words.ts';

export function Predict({ words, heading }: { words: DemoWords; heading: string }) {
  const [guess, setGuess] = useState<string | null>(null);
  return (
    <div class="predict">
      <p>
        <span class="predict-heading">{heading}</span> {words.question}
      </p>
      <p class="predict-guesses js-only">
        {words.guesses.map((option) => (
          <button type="button" key={option} aria-pressed={guess === option} onClick={() => setGuess(option)}>
            {option}
          </button>
        ))}
      </p>
      <p class="predict-answer" role="status">
        {guess && words.answer}
      </p>
    </div>
  );
}
