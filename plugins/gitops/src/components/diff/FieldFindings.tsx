import {
  FieldFinding,
  ResourceRef,
} from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { RelativeTime } from '../RelativeTime';
import { ChipTone, StatusChip } from '../StatusChip';
import { useBoardStyles } from '../useBoardStyles';
import { useDiffStyles } from './useDiffStyles';

const order = ['lost', 'shared', 'corrected', 'owned'] as const;
const looks: Record<FieldFinding['state'], { sign: string; tone: ChipTone }> = {
  lost: { sign: '≠', tone: 'warning' },
  shared: { sign: '⇄', tone: 'warning' },
  corrected: { sign: '↺', tone: 'moving' },
  owned: { sign: '✓', tone: 'positive' },
};

/** Who owns which field of a resource: what the engine lost first. */
export function FieldFindings(props: {
  resource: ResourceRef;
  fields: readonly FieldFinding[];
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useDiffStyles();
  const board = useBoardStyles();
  const { resource, fields } = props;
  const { kind, name } = resource;
  if (fields.length === 0) return <p>{t('diff.noFields')}</p>;
  const sorted = [...fields].sort(
    (a, b) => order.indexOf(a.state) - order.indexOf(b.state),
  );
  return (
    <table
      className={classes.fields}
      aria-label={t('diff.fieldsOf', { kind, name })}
    >
      <thead>
        <tr>
          <th scope="col">{t('diff.field')}</th>
          <th scope="col">{t('diff.fieldState')}</th>
          <th scope="col">{t('diff.manager')}</th>
        </tr>
      </thead>
      <tbody>
        {sorted.map(({ path, state, manager, at }) => (
          <tr key={`${path} ${state} ${manager}`}>
            <th scope="row" className={board.monospace}>
              {path}
            </th>
            <td>
              <StatusChip {...looks[state]}>
                {t(`diff.fieldStates.${state}`)}
              </StatusChip>
            </td>
            <td>
              {manager}
              {at && (
                <div className={board.small}>
                  <RelativeTime at={at} />
                </div>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
