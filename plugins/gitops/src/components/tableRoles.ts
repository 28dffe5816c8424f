/**
 * The roles of the elements of a table, spelled out: browsers drop them from table elements that are
 * displayed as blocks, which the board's are where it is narrow. (Spread, as the linter takes a role
 * that is written out for a mistake.)
 */
export const tableRoles = {
  table: { role: 'table' },
  rowGroup: { role: 'rowgroup' },
  row: { role: 'row' },
  columnHeader: { role: 'columnheader' },
  rowHeader: { role: 'rowheader' },
  cell: { role: 'cell' },
} as const;
