/**
 * How a destination cluster fails behind the hub, which goes on calling it reachable (recordings 1): it refuses
 * connections, or takes them and says nothing.
 */
export type DestinationFault = 'none' | 'refuse' | 'hang';
