import {
  DeploymentEvent,
  ResourceRef,
} from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SearchField } from '@backstage/ui';
import { useState } from 'react';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { Choice } from '../Choice';
import { useFieldStyles } from '../useFieldStyles';
import { useHistoryStyles } from '../useHistoryStyles';
import { useShownPart } from '../useShownPart';
import { EventItem } from './EventItem';
import { EventChoice, selectEvents } from './selectEvents';

const orders = ['newest', 'warnings'] as const;

/** Events to look through. */
export function EventsContent(props: {
  events: readonly DeploymentEvent[];
  /** Whether something is among the resources of the Deployment. */
  isResource: (ref: ResourceRef) => boolean;
  onResource: (ref: ResourceRef) => void;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const fields = useFieldStyles();
  const classes = useHistoryStyles();
  const { events, isResource, onResource } = props;
  const [choice, setChoice] = useState<EventChoice>({
    order: 'newest',
    text: '',
  });
  const left = selectEvents(events, choice);
  const { shown, more } = useShownPart(left);
  const warnings = left.filter(({ type }) => type === 'Warning').length;

  return (
    <>
      <div className={fields.bar}>
        <SearchField
          size="small"
          className={fields.search}
          aria-label={t('events.filter')}
          placeholder={t('events.filter')}
          value={choice.text}
          onChange={text => setChoice({ ...choice, text })}
        />
        <Choice
          label={t('events.order')}
          options={orders.map(id => ({ id, label: t(`events.${id}`) }))}
          selected={choice.order}
          onSelect={order => setChoice({ ...choice, order })}
        />
        <span role="status" className={fields.note}>
          {t('events.total', { count: left.length })}
          {' · '}
          {t('events.warningCount', { count: warnings })}
        </span>
      </div>
      {left.length === 0 ? (
        <p>{t('events.noMatch')}</p>
      ) : (
        <ol className={classes.list} aria-label={t('events.list')}>
          {shown.map(event => (
            <EventItem
              key={event.id}
              event={event}
              onResource={isResource(event.about) ? onResource : undefined}
            />
          ))}
        </ol>
      )}
      {more}
    </>
  );
}
