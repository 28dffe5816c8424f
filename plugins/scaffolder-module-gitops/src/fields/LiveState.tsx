import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button, Skeleton, VisuallyHidden } from '@backstage/ui';
import { ReactNode } from 'react';
import { gitopsScaffolderTranslationRef } from '../gitopsScaffolderTranslationRef';
import { LiveRead } from '../hooks/useLiveRead';

/** Shows what was read; until then that it is being read, or why it cannot be and how to try again. */
export function LiveState<T>(props: {
  read: LiveRead<T>;
  children: (value: T) => ReactNode;
}) {
  const { t } = useTranslationRef(gitopsScaffolderTranslationRef);
  const { value, error, retry } = props.read;
  if (error) {
    return (
      <Alert
        status="danger"
        icon
        title={t('live.failed', { message: error.message })}
        customActions={
          <Button size="small" variant="secondary" onPress={retry}>
            {t('live.retry')}
          </Button>
        }
      />
    );
  }
  if (value === undefined) {
    return (
      <div role="status">
        <VisuallyHidden>{t('live.loading')}</VisuallyHidden>
        <Skeleton width="100%" height={40} />
      </div>
    );
  }
  return <>{props.children(value)}</>;
}
