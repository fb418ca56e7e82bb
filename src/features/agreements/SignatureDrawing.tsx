import type { ReactNode } from 'react';
import type { SignedHow } from '#domain/signed.ts';
import { drawnBox, drawStroke } from '#domain/strokes.ts';
import css from './FeePaper.module.css';

/** A signature from its strokes, sharp at any size. */
export function SignatureDrawing({ how: { strokes, aspect }, label }: { readonly how: Extract<SignedHow, { readonly by: 'glass' }>; readonly label: string }): ReactNode {
  const { x, y, width: wide, height } = drawnBox(strokes, aspect);
  return (
    <svg className={css.drawing} role="img" aria-label={label} viewBox={`${x} ${y} ${wide} ${height}`} preserveAspectRatio="xMinYMax meet">
      {strokes.flatMap((stroke, index) => drawStroke(stroke, aspect).map(({ path, width }, part) => <path key={`${index} ${part}`} d={path} strokeWidth={width} />))}
    </svg>
  );
}
