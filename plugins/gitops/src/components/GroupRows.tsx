import {
  BoardGroup,
  EngineState,
  toShortRevision,
} from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useState } from 'react';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { COLUMN_COUNT } from './BoardColumns';
import { BoardTableRow } from './BoardTableRow';
import { GroupState } from './GroupState';
import { LagMark } from './LagMark';
import { tableRoles } from './tableRoles';
import { toRowKey } from './toRowKey';
import { useBoardStyles } from './useBoardStyles';

/** Rows that look alike, behind one line that says how many and how they are. */
export function GroupRows(props: {
  group: BoardGroup;
  engines: readonly EngineState[];
  showApp: boolean;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useBoardStyles();
  const { group, engines, showApp } = props;
  const [open, setOpen] = useState(group.startsOpen);
  const rows = String(group.rows.length);
  const { state, expected } = group;
  const version = state?.version && toShortRevision(state.version);

  function toTitle() {
    if (expected) return t(`group.${expected}`, { rows });
    return version
      ? t('group.on', { rows, version })
      : t('group.noVersion', { rows });
  }

  return (
    <>
      <tr {...tableRoles.row} className={classes.row}>
        <td
          {...tableRoles.cell}
          colSpan={COLUMN_COUNT}
          className={classes.cell}
        >
          <div className={classes.groupLine}>
            <button
              type="button"
              aria-expanded={open}
              className={classes.button}
              onClick={() => setOpen(!open)}
            >
              <span aria-hidden>{open ? '▾ ' : '▸ '}</span>
              {showApp && `${group.app}: `}
              <span className={classes.strong}>{toTitle()}</span>
            </button>
            <LagMark lag={state?.lag} />
            <GroupState group={group} />
          </div>
        </td>
      </tr>
      {open &&
        group.rows.map(row => (
          <BoardTableRow
            key={toRowKey(row)}
            row={row}
            engines={engines}
            showApp={showApp}
          />
        ))}
    </>
  );
}
