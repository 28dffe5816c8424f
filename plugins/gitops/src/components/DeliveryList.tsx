import { Delivery } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { useState } from 'react';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { DeliveryItem } from './DeliveryItem';
import { DeliveryComparisonPanel } from './history/DeliveryComparisonPanel';
import { selectComparison } from './history/selectComparison';
import { HistoryEntryActions } from './HistoryEntryActions';
import { useBoardStyles } from './useBoardStyles';
import { useHistoryStyles } from './useHistoryStyles';
import { useShownPart } from './useShownPart';

/** Deliveries, newest first, of which two can be compared. */
export function DeliveryList(props: {
  /** Of the Deployment. */
  id: string;
  deliveries: readonly Delivery[];
  actions?: HistoryEntryActions;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useHistoryStyles();
  const board = useBoardStyles();
  const { id, deliveries, actions } = props;
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const comparison = selectComparison(deliveries, chosen);
  const { shown, more } = useShownPart(deliveries);
  const byId = new Map(deliveries.map(one => [one.id, one]));
  /** A third one takes the place of the one chosen first. */
  function choose(one: string): string[] {
    return chosen.includes(one)
      ? chosen.filter(other => other !== one)
      : [...chosen.slice(-1), one];
  }

  return (
    <section aria-labelledby="gitops-deliveries">
      <Text as="h3" id="gitops-deliveries" variant="body-medium" weight="bold">
        {t('history.deliveries')}
      </Text>
      {deliveries.length === 0 && <p>{t('history.noDeliveries')}</p>}
      {deliveries.length > 1 && !comparison && (
        <p className={board.small}>{t('compare.hint')}</p>
      )}
      {comparison && (
        <DeliveryComparisonPanel
          id={id}
          comparison={comparison}
          onClose={() => setChosen([])}
        />
      )}
      {deliveries.length > 0 && (
        <ol className={classes.list} aria-labelledby="gitops-deliveries">
          {shown.map(delivery => (
            <DeliveryItem
              key={delivery.id}
              delivery={delivery}
              rollbackTo={byId.get(delivery.rollbackTo ?? '')}
              rolledBackBy={byId.get(delivery.rolledBackBy ?? '')}
              actions={actions}
              comparing={
                deliveries.length > 1
                  ? {
                      chosen: chosen.includes(delivery.id),
                      onChoose: () => setChosen(choose(delivery.id)),
                    }
                  : undefined
              }
            />
          ))}
        </ol>
      )}
      {more}
    </section>
  );
}
