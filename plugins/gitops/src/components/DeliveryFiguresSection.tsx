import { EntityName } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Accordion, AccordionPanel, AccordionTrigger } from '@backstage/ui';
import { useState } from 'react';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { Choice } from './Choice';
import { DeliveryFiguresContent } from './DeliveryFiguresContent';
import { useBoardStyles } from './useBoardStyles';

const windows = ['7', '30', '90'] as const;

/** How an entity is delivered, closed until one asks; nothing is read before. */
export function DeliveryFiguresSection(props: {
  entity: EntityName;
  /** The configured environments, in order. */
  environments: readonly string[];
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useBoardStyles();
  const [open, setOpen] = useState(false);
  const [days, setDays] = useState<(typeof windows)[number]>('30');
  const { entity, environments } = props;
  return (
    <Accordion isExpanded={open} onExpandedChange={setOpen}>
      <AccordionTrigger title={t('figures.title')} />
      <AccordionPanel>
        {open && (
          <div className={classes.stack}>
            <Choice
              label={t('figures.window')}
              options={windows.map(id => ({
                id,
                label: t('figures.days', { days: id }),
              }))}
              selected={days}
              onSelect={setDays}
            />
            <DeliveryFiguresContent
              entity={entity}
              environments={environments}
              days={Number(days)}
            />
          </div>
        )}
      </AccordionPanel>
    </Accordion>
  );
}
