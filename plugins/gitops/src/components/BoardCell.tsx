import { ReactNode } from 'react';
import { useBoardStyles } from './useBoardStyles';

/**
 * A cell with its column's name, seen where there is no room for columns. Roles are spelled out, as
 * browsers drop those of table elements that are not displayed as a table.
 */
export function BoardCell(props: {
  label: string;
  heading?: boolean;
  colSpan?: number;
  children: ReactNode;
}) {
  const classes = useBoardStyles();
  const content = (
    <>
      <span aria-hidden className={classes.cellLabel}>
        {props.label}
      </span>
      <div className={classes.cellContent}>{props.children}</div>
    </>
  );
  return props.heading ? (
    <th scope="row" role="rowheader" className={classes.cell}>
      {content}
    </th>
  ) : (
    <td role="cell" className={classes.cell} colSpan={props.colSpan}>
      {content}
    </td>
  );
}
