import { queryOptions } from '@tanstack/react-query';
import { api } from '../ui/api.ts';

export const personQuery = (id: string) =>
  queryOptions({ queryKey: ['person', id], queryFn: () => api.person(id), staleTime: 5_000 });
