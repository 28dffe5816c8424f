/** What of a log to read and how to show it, beside which Pod. */
export type LogChoice = {
  follow: boolean;
  previous: boolean;
  since: 'all' | 'minutes5' | 'hour' | 'day';
  tail: '100' | '500' | '2000' | '10000';
  filter: string;
  wrap: boolean;
  timestamps: boolean;
};

/** How long ago each choice of `since` is, in seconds. */
export const sinceSeconds: Record<LogChoice['since'], number | undefined> = {
  all: undefined,
  minutes5: 300,
  hour: 3_600,
  day: 86_400,
};

/** What is chosen before one chooses. */
export const startChoice: LogChoice = {
  follow: true,
  previous: false,
  since: 'all',
  tail: '500',
  filter: '',
  wrap: false,
  timestamps: true,
};
