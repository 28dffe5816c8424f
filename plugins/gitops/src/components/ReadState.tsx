import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button, Skeleton } from '@backstage/ui';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { useBoardStyles } from './useBoardStyles';
import { useNarrow } from './useNarrow';

/** What is said while something is read, and when that failed. Nothing once it is there. */
export function ReadState(props: {
  loading: boolean;
  failed: boolean;
  /** What is being loaded, for those who cannot see the skeleton. */
  loadingText: string;
  failedText: string;
  /** Why, where that may be told. */
  failedDetail?: string;
  onRetry: () => void;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useBoardStyles();
  const { loading, failed, loadingText, failedText, failedDetail, onRetry } =
    props;
  const narrow = useNarrow();
  if (failed) {
    const retry = (
      <Button size="small" variant="secondary" onPress={onRetry}>
        {t('problem.retry')}
      </Button>
    );
    return (
      <Alert
        icon
        role="alert"
        status="danger"
        title={failedText}
        description={
          // Beside the text it would leave a column of single words.
          narrow ? (
            <div className={classes.lines}>
              {failedDetail}
              {retry}
            </div>
          ) : (
            failedDetail
          )
        }
        customActions={narrow ? undefined : retry}
      />
    );
  }
  if (!loading) return null;
  return (
    <div role="status" aria-label={loadingText}>
      <div aria-hidden className={classes.notices}>
        <Skeleton width="60%" height={20} />
        <Skeleton width="100%" height={40} />
        <Skeleton width="100%" height={40} />
      </div>
    </div>
  );
}
