/** A link to exactly the state that is shown. It is a real link; a click also puts it into the address bar and copies it. */
import { useState } from 'preact/hooks';
import type { Words } from '../../i18n/words.ts';

export function StateLink({ link, ui }: { link: string; ui: Words['demo'] }) {
  const [said, setSaid] = useState('');
  const keep = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    history.replaceState(null, '', link);
    copy(location.href).then(
      () => setSaid(ui.linked),
      () => setSaid(ui.linkedOnly),
    );
  };
  return (
    <span class="state-link">
      <a href={link} onClick={keep}>
        {ui.link}
      </a>
      <span role="status">{said && ` ${said}`}</span>
    </span>
  );
}

// Browsers offer no clipboard on pages without TLS, and may refuse it.
async function copy(text: string): Promise<void> {
  if (!navigator.clipboard) throw new Error('no clipboard');
  await navigator.clipboard.writeText(text);
}
