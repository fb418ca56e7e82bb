import { useMemo, type ReactNode } from 'react';
import { encode } from 'uqr';
import css from './QrCode.module.css';

/** Modules of white around the code (ISO/IEC 18004 asks for four): without them a camera does not find it. */
const QUIET_ZONE = 4;

/** A text as a QR code: black on white in either theme, as wide as there is room, to be read from another phone at arm's length. */
export function QrCode({ text, label }: { readonly text: string; /** Instead of the picture, for whoever does not see it. */ readonly label: string }): ReactNode {
  const { size, path } = useMemo(() => drawn(text), [text]);
  return (
    <svg className={css.code} role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges">
      <path className={css.paper} d={`M0 0h${size}v${size}H0z`} />
      <path className={css.ink} d={path} />
    </svg>
  );
}

/** The least correction there is: a screen has no scratches, and larger modules are read from further away. */
function drawn(text: string): { readonly size: number; readonly path: string } {
  const { data, size } = encode(text, { ecc: 'L', border: QUIET_ZONE });
  return { size, path: data.map(rowPath).join('') };
}

/** Each run of black modules of a row as one rectangle. */
function rowPath(row: readonly boolean[], y: number): string {
  let path = '';
  for (let x = 0; x < row.length; x += 1) {
    if (!row[x]) continue;
    const start = x;
    while (row[x + 1]) x += 1;
    path += `M${start} ${y}h${x - start + 1}v1h${start - x - 1}z`;
  }
  return path;
}
