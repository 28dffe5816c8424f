import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { useDiffStyles } from './useDiffStyles';

/** How many lines are left out here. Nothing when none is. */
export function FoldedRow(props: { count: number; columns: number }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useDiffStyles();
  if (props.count === 0) return null;
  return (
    <tr>
      <td colSpan={props.columns} className={classes.folded}>
        {t('diff.folded', { count: props.count })}
      </td>
    </tr>
  );
}
