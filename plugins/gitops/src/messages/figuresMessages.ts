/** Texts of the delivery figures. */
export const figuresMessages = {
  figures: {
    title: 'Delivery figures',
    caption: 'Delivery figures over {{days}} days, by environment',
    window: 'Over how many days',
    days: '{{days}} days',
    loading: 'Loading the delivery figures',
    failed: 'The delivery figures cannot be read now.',
    failedOlder:
      'The delivery figures could not be read again. Below is what they were.',
    empty: 'Nothing was delivered in these {{days}} days, as far as is known.',
    shorter:
      'History is kept only since {{time}}, so this covers less than {{days}} days.',
    notEnough: 'not enough data',
    environment: 'Environment',
    perWeek: '{{number}} a week',
    perDay: '{{number}} a day',
    toldByEngines_one: '{{count}} more before that, known only from engines',
    toldByEngines_other: '{{count}} more before that, known only from engines',
    measured_one: 'of {{count}} delivery',
    measured_other: 'of {{count}} deliveries',
    restored_one: 'of {{count}} recovery',
    restored_other: 'of {{count}} recoveries',
    median: '{{duration}} median',
    p90: '9 of 10 within {{duration}}',
    deliveries: 'Deliveries',
    leadTime: 'Lead time',
    changeFailureRate: 'Change failure rate',
    timeToRestore: 'Time to restore',
    definition: {
      deliveries:
        'Versions that came to the environment. One version on three clusters counts once.',
      leadTime:
        'From the commit to Healthy on the last cluster of the environment. Only deliveries whose commit is known count.',
      changeFailureRate:
        'Of the deliveries that ended, the part that failed, was rolled back or turned Degraded.',
      timeToRestore:
        'From Degraded, after a delivery, until Healthy again. A failure that still lasts does not count yet.',
    },
  },
} as const;
