import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Card, CardBody, Skeleton } from '@backstage/ui';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { useBoardStyles } from './useBoardStyles';

const rows = [0, 1, 2, 3];

/** The shape of the board while it is read for the first time. */
export function BoardSkeleton() {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useBoardStyles();
  return (
    <Card>
      <CardBody>
        <div role="status" aria-label={t('board.loading')}>
          <div aria-hidden className={classes.notices}>
            <Skeleton width="40%" height={24} />
            {rows.map(row => (
              <Skeleton key={row} width="100%" height={40} />
            ))}
          </div>
        </div>
      </CardBody>
    </Card>
  );
}
