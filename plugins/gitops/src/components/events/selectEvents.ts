import { DeploymentEvent } from '@backstage-gitops/plugin-gitops-common';

/** Which events to show first, and those with which text. */
export type EventChoice = { order: 'newest' | 'warnings'; text: string };

/** Events in the order a person asked for, newest first within it; those that contain every word of the text. */
export function selectEvents(
  events: readonly DeploymentEvent[],
  choice: EventChoice,
): DeploymentEvent[] {
  const words = choice.text.toLowerCase().split(/\s+/).filter(Boolean);
  const rank = ({ type }: DeploymentEvent) =>
    choice.order === 'warnings' && type === 'Normal' ? 1 : 0;
  return events
    .filter(event => {
      const { kind, name } = event.about;
      const text = [event.type, event.reason, event.message, kind, name]
        .join(' ')
        .toLowerCase();
      return words.every(word => text.includes(word));
    })
    .sort((a, b) => rank(a) - rank(b) || toTime(b).localeCompare(toTime(a)));
}

function toTime({ lastAt, firstAt }: DeploymentEvent): string {
  return lastAt ?? firstAt ?? '';
}
