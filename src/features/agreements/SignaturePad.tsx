import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import Pad, { type PointGroup } from 'signature_pad';
import type { Stroke } from '#domain/signed.ts';
import { padPoints, strokesOf } from '#domain/strokes.ts';
import { signing } from '#messages/later/signing.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button } from '#ui/Button.tsx';
import css from './Sign.module.css';

const INK = 'black';
const MS_A_POINT = 10;
type SignaturePadProps = { readonly name: string; readonly strokes: readonly Stroke[]; readonly error: string | null; readonly onChange: (strokes: readonly Stroke[], aspect: number) => void };

/** Glass to sign on, by finger, pen or mouse; the strokes are the form's, so turning the phone loses none. Whoever cannot draw types the name instead. */
export function SignaturePad({ name, strokes, error, onChange }: SignaturePadProps): ReactNode {
  const m = useTexts(signing);
  const canvas = useRef<HTMLCanvasElement>(null);
  usePad(canvas, strokes, onChange);
  return (
    <div className={css.padField}>
      <canvas ref={canvas} className={css.pad} data-drawing="" role="img" aria-label={`${m.pad(name)}, ${strokes.length > 0 ? m.padFull : m.padEmpty}`} />
      <p className={css.soft}>{m.padHelp}</p>
      {error ? <p className={css.error} role="alert">{error}</p> : null}
      <div className={css.acts}>
        <Button disabled={strokes.length === 0} onClick={() => onChange(strokes.slice(0, -1), aspectOf(canvas.current))}>{m.undo}</Button>
        <Button disabled={strokes.length === 0} onClick={() => onChange([], aspectOf(canvas.current))}>{m.clear}</Button>
      </div>
    </div>
  );
}

/** The pen's strokes are told as each ends; drawn anew is only what came from elsewhere, or where the glass is another size. */
function usePad(canvas: RefObject<HTMLCanvasElement | null>, strokes: readonly Stroke[], onChange: SignaturePadProps['onChange']): void {
  const pad = useRef<Pad>(null);
  const latest = useRef({ strokes, onChange });
  useEffect(() => {
    const isOwn = latest.current.strokes === strokes;
    latest.current = { strokes, onChange };
    if (!isOwn && pad.current && canvas.current) show(pad.current, canvas.current, strokes);
  }, [canvas, strokes, onChange]);
  useEffect(() => {
    const glass = canvas.current;
    if (!glass) return undefined;
    const made = new Pad(glass, { minWidth: 0.8, maxWidth: 2.6, penColor: INK });
    pad.current = made;
    made.addEventListener('endStroke', () => {
      const { width, height } = glass.getBoundingClientRect();
      const drawn = strokesOf(made.toData().map(({ points }) => points), width, height);
      latest.current = { ...latest.current, strokes: drawn };
      latest.current.onChange(drawn, Math.round((width / height) * 1_000));
    });
    const observer = new ResizeObserver(() => fit(made, glass, latest.current.strokes));
    observer.observe(glass);
    return () => {
      observer.disconnect();
      made.off();
      pad.current = null;
    };
  }, [canvas]);
}

/** As many pixels as the screen has: thin lines stay sharp. Setting the size empties a canvas. */
function fit(pad: Pad, glass: HTMLCanvasElement, strokes: readonly Stroke[]): void {
  const ratio = Math.max(1, devicePixelRatio);
  const { width, height } = glass.getBoundingClientRect();
  glass.width = Math.round(width * ratio);
  glass.height = Math.round(height * ratio);
  glass.getContext('2d')?.scale(ratio, ratio);
  show(pad, glass, strokes);
}

function show(pad: Pad, glass: HTMLCanvasElement, strokes: readonly Stroke[]): void {
  const { width, height } = glass.getBoundingClientRect();
  const { minWidth, maxWidth, dotSize, velocityFilterWeight, compositeOperation } = pad;
  pad.fromData(strokes.map((stroke): PointGroup => ({
    minWidth, maxWidth, dotSize, velocityFilterWeight, compositeOperation, penColor: INK,
    points: padPoints(stroke, width, height).map((point, index) => ({ ...point, time: index * MS_A_POINT })),
  })));
}

function aspectOf(glass: HTMLCanvasElement | null): number {
  const { width, height } = glass?.getBoundingClientRect() ?? { width: 2, height: 1 };
  return Math.round((width / Math.max(1, height)) * 1_000);
}
