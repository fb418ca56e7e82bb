import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import frame from './Frame.module.css';
import css from './Table.module.css';

type TableRow = {
  readonly key: string;
  /** What the row is of. */
  readonly head: ReactNode;
  /** One for each column but the first. */
  readonly cells: readonly ReactNode[];
  readonly total?: boolean;
};

type TableProps = {
  readonly label: string;
  /** The first one's cells head their rows. */
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
  /** Sets `--columns`, the widths where there is room for columns. */
  readonly className: string | undefined;
};

/** A table by its roles: on phones its cells stand below each other, each with its column's name, with which some browsers would take a native one for none. */
export function Table({ label, columns, rows, className }: TableProps): ReactNode {
  return (
    <div className={classes(frame.frame, css.table, className)} role="table" aria-label={label}>
      <div className={css.head} role="rowgroup">
        <div className={css.row} role="row">{columns.map((column) => <span key={column} role="columnheader">{column}</span>)}</div>
      </div>
      <div role="rowgroup">
        {rows.map(({ key, head, cells, total }) => (
          <div key={key} className={classes(css.row, total && css.total)} role="row">
            <span className={css.what} role="rowheader">{head}</span>
            {cells.map((cell, index) => <span key={columns[index + 1]} className={css.cell} role="cell" data-label={columns[index + 1]}><span>{cell}</span></span>)}
          </div>
        ))}
      </div>
    </div>
  );
}
