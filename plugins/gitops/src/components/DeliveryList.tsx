import { Delivery } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { DeliveryItem } from './DeliveryItem';
import { useHistoryStyles } from './useHistoryStyles';
import { useShownPart } from './useShownPart';

/** Deliveries, newest first. */
export function DeliveryList(props: { deliveries: readonly Delivery[] }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useHistoryStyles();
  const { deliveries } = props;
  const { shown, more } = useShownPart(deliveries);
  const byId = new Map(deliveries.map(one => [one.id, one]));
  return (
    <section aria-labelledby="gitops-deliveries">
      <Text as="h3" id="gitops-deliveries" variant="body-medium" weight="bold">
        {t('history.deliveries')}
      </Text>
      {deliveries.length === 0 && <p>{t('history.noDeliveries')}</p>}
      {deliveries.length > 0 && (
        <ol className={classes.list} aria-labelledby="gitops-deliveries">
          {shown.map(delivery => (
            <DeliveryItem
              key={delivery.id}
              delivery={delivery}
              rollbackTo={byId.get(delivery.rollbackTo ?? '')}
              rolledBackBy={byId.get(delivery.rolledBackBy ?? '')}
            />
          ))}
        </ol>
      )}
      {more}
    </section>
  );
}
