import { Board } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SearchField, Text } from '@backstage/ui';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { useBoardStyles } from './useBoardStyles';
import { useSummaryText } from './useSummaryText';

/** Title, the board in one line, and the filter. */
export function BoardHeader(props: {
  board: Board;
  filter: string;
  onFilter: (text: string) => void;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useBoardStyles();
  const toSummaryText = useSummaryText();
  const { board, filter, onFilter } = props;
  const { shown, total } = board;

  return (
    <div className={classes.header}>
      <Text as="h2" variant="title-x-small" weight="bold">
        {t('board.title')}
      </Text>
      <div role="status" className={classes.summary}>
        {toSummaryText(board)}
        {shown < total &&
          ` · ${t('board.filtered', {
            shown: String(shown),
            total: String(total),
          })}`}
      </div>
      <SearchField
        className={classes.filter}
        size="small"
        aria-label={t('board.filterLabel')}
        placeholder={t('board.filterPlaceholder')}
        value={filter}
        onChange={onFilter}
      />
    </div>
  );
}
