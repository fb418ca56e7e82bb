import type { ReactNode } from 'react';
import { groupedFingerprint, readLine, type DocumentLine } from '#domain/feeDocument.ts';
import type { SignedHow } from '#domain/signed.ts';
import { signing } from '#messages/later/signing.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Paper } from '#ui/Paper.tsx';
import { classes } from '#ui/classes.ts';
import { QrCode } from '#ui/QrCode.tsx';
import { SignatureDrawing } from './SignatureDrawing.tsx';
import css from './FeePaper.module.css';

/** With more of them the print is set smaller, to stay one page for each side. */
const MANY_LINES = 22;

/** One side's line to sign on; `how` null: not yet. */
export type PaperSide = { readonly label: string; readonly name: string; readonly how: SignedHow | null };
export type PaperProps = {
  readonly lines: readonly string[];
  /** Null: there is none, or it is still `coming`. */
  readonly fingerprint: string | null;
  /** Its place is kept until it is made. */
  readonly coming?: boolean;
  /** What it is: a version's number, or that it is a draft. */
  readonly what: string;
  readonly sides: readonly [PaperSide, PaperSide];
  /** Place and date are still to be written by hand. */
  readonly undated: boolean;
};

/** Both parties' copies as they go on paper; on the screen the first one stands for both. Printing leaves everything else of the app away. */
export function FeePapers(props: PaperProps): ReactNode {
  return props.sides.map(({ name, label }, index) => <Copy key={label} {...props} copyFor={name} second={index > 0} />);
}

function Copy({ lines, fingerprint, coming = false, what, sides, undated, copyFor, second }: PaperProps & { readonly copyFor: string; readonly second: boolean }): ReactNode {
  const m = useTexts(signing).paper;
  const [title = '', ...rest] = lines;
  return (
    <Paper lang="de" className={classes(css.paper, second && css.second, lines.length > MANY_LINES && css.long)} label={m.copyFor(copyFor)}>
      <header className={css.head}>
        <h2 className={css.title}>{title}</h2>
        <p className={css.copy}>{m.copyFor(copyFor)} · {what}</p>
      </header>
      {blocksOf(rest.map(readLine)).map((block, index) => <Block key={index} block={block} />)}
      {undated ? <p className={css.toWrite}>{m.toWrite}</p> : null}
      <div className={css.sides}>{sides.map((side) => <Side key={side.label} side={side} />)}</div>
      {fingerprint === null && !coming ? null : <Fingerprint fingerprint={fingerprint} />}
    </Paper>
  );
}

/** As many letters as it has, none of which is ever in one. */
const NOT_YET = 'U'.repeat(24);

function Fingerprint({ fingerprint }: { readonly fingerprint: string | null }): ReactNode {
  const m = useTexts(signing).paper;
  const letters = groupedFingerprint(fingerprint ?? NOT_YET);
  return (
    <footer className={classes(css.foot, fingerprint === null && css.coming)}>
      <div className={css.code}><QrCode text={letters} label={m.code(letters)} /></div>
      <div>
        <p className={css.label}>{m.fingerprint}</p>
        <p className={css.fingerprint}>{letters}</p>
        <p className={css.label}>{m.fingerprintHelp}</p>
      </div>
    </footer>
  );
}

type Rows = readonly Extract<DocumentLine, { readonly is: 'row' | 'sum' }>[];
type PaperBlock = { readonly is: 'rows'; readonly rows: Rows } | Extract<DocumentLine, { readonly is: 'heading' | 'text' }>;

/** Rows that follow each other are one list. */
function blocksOf(lines: readonly DocumentLine[]): readonly PaperBlock[] {
  const blocks: PaperBlock[] = [];
  for (const line of lines) {
    const last = blocks.at(-1);
    if (!('value' in line)) blocks.push(line);
    else if (last?.is === 'rows') blocks.splice(-1, 1, { is: 'rows', rows: [...last.rows, line] });
    else blocks.push({ is: 'rows', rows: [line] });
  }
  return blocks;
}

function Block({ block }: { readonly block: PaperBlock }): ReactNode {
  switch (block.is) {
    case 'heading':
      return <h3 className={css.heading}>{block.text}</h3>;
    case 'text':
      return <p>{block.text}</p>;
    case 'rows':
      return (
        <dl className={css.rows}>
          {block.rows.map(({ is, label, value }, index) => <div key={index} className={classes(css.row, is === 'sum' && css.sum)}><dt>{label}</dt><dd>{value}</dd></div>)}
        </dl>
      );
  }
}

function Side({ side: { label, name, how } }: { readonly side: PaperSide }): ReactNode {
  const m = useTexts(signing).paper;
  return (
    <div className={css.side}>
      <div className={css.signature}>
        {how?.by === 'glass' ? <SignatureDrawing how={how} label={m.signatureOf(name)} /> : null}
        {how?.by === 'typed' ? <p className={css.label}>{m.typed}</p> : null}
        {how?.by === 'paper' ? <p className={css.label}>{m.byHand}</p> : null}
      </div>
      <p className={css.name}>{name}</p>
      <p className={css.label}>{label}</p>
    </div>
  );
}
