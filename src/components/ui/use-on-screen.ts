/** Whether a reader can see a demonstration: what nobody sees rests. */
import { useEffect, useState } from 'preact/hooks';
import type { RefObject } from 'preact';

/**
 * True while the demonstration around the element, or else the element itself, touches the window, and the page is not
 * in a hidden tab. True before it is known, as the first frame is drawn anyway.
 */
export function useOnScreen(inside: RefObject<Element>): boolean {
  const [isNear, setIsNear] = useState(true);
  const [isShown, setIsShown] = useState(true);

  useEffect(() => {
    const element = inside.current?.closest('[data-demo]') ?? inside.current;
    if (!element) return;
    // Of several reports in one call the last is the newest.
    const observer = new IntersectionObserver((entries) => setIsNear(entries.at(-1).isIntersecting));
    observer.observe(element);
    return () => observer.disconnect();
  }, [inside]);

  useEffect(() => {
    const look = (): void => setIsShown(!document.hidden);
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);

  return isNear && isShown;
}
