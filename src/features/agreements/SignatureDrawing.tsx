import type { ReactNode } from 'react';
import type { SignedHow } from '#domain/signed.ts';
import { drawnHeight, drawStroke, DRAWN_WIDTH } from '#domain/strokes.ts';
import css from './FeePaper.module.css';

/** A signature from its strokes, sharp at any size. */
export function SignatureDrawing({ how: { strokes, aspect }, label }: { readonly how: Extract<SignedHow, { readonly by: 'glass' }>; readonly label: string }): ReactNode {
  return (
    <svg className={css.drawing} role="img" aria-label={label} viewBox={`0 0 ${DRAWN_WIDTH} ${drawnHeight(aspect)}`} preserveAspectRatio="xMidYMax meet">
      {strokes.flatMap((stroke, index) => drawStroke(stroke, aspect).map(({ path, width }, part) => <path key={`${index} ${part}`} d={path} strokeWidth={width} />))}
    </svg>
  );
}
