import { ReactNode } from 'react';
import { tableRoles } from './tableRoles';
import { useBoardStyles } from './useBoardStyles';

/**
 * A cell with its column's name, seen where there is no room for columns.
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
    <th scope="row" {...tableRoles.rowHeader} className={classes.cell}>
      {content}
    </th>
  ) : (
    <td {...tableRoles.cell} className={classes.cell} colSpan={props.colSpan}>
      {content}
    </td>
  );
}
