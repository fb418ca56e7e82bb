import { useEffect, useEffectEvent, type RefObject } from 'react';

const FAR_PX = 48;

/** A thumb moved sideways over an element: 1 for what comes next (to the left), -1 for what was before. Scrolling up and down is none. */
export function useSwipe(over: RefObject<HTMLElement | null>, onMove: (by: -1 | 1) => void): void {
  const move = useEffectEvent(onMove);
  useEffect(() => {
    const element = over.current;
    if (!element) return undefined;
    let start: { readonly x: number; readonly y: number } | null = null;
    const begin = ({ touches: [finger, another] }: TouchEvent): void => {
      start = finger && !another ? { x: finger.clientX, y: finger.clientY } : null;
    };
    const end = ({ changedTouches: [finger] }: TouchEvent): void => {
      if (!start || !finger) return;
      const [across, down] = [finger.clientX - start.x, finger.clientY - start.y];
      start = null;
      if (Math.abs(across) >= FAR_PX && Math.abs(across) > 2 * Math.abs(down)) move(across < 0 ? 1 : -1);
    };
    element.addEventListener('touchstart', begin, { passive: true });
    element.addEventListener('touchend', end, { passive: true });
    return () => {
      element.removeEventListener('touchstart', begin);
      element.removeEventListener('touchend', end);
    };
  }, [over]);
}
