import type { Platform } from './platform';

/** Exports of CRM, support, mail and analytics products. */
export const services: readonly Platform[] = [
  {
    id: 'hubspot-contacts',
    kind: 'customers',
    signature: 'Record ID, Lifecycle Stage, Contact owner, Create Date, Lead Status',
    roles: {
      customer_id: 'Record ID',
      registered_at: 'Create Date',
      owner: 'Contact owner',
      status: 'Lead Status',
    },
    attributes: 'Lifecycle Stage, Associated Deal',
  },
  {
    id: 'hubspot-deals',
    kind: 'opportunities',
    signature: 'Record ID, Deal Name, Deal Stage, Deal owner',
    roles: {
      opportunity_id: 'Record ID',
      amount: 'Amount',
      stage: 'Deal Stage',
      customer_id: 'Associated Contact IDs | Associated Company IDs',
      owner: 'Deal owner',
    },
    attributes: 'Deal Name',
  },
  {
    id: 'salesforce-leads',
    kind: 'customers',
    signature: 'Lead ID, FirstName, LastName, LeadSource, OwnerId, Company',
    roles: {
      customer_id: 'Lead ID | Id',
      source: 'LeadSource',
      owner: 'OwnerId',
      status: 'Status',
    },
  },
  {
    id: 'salesforce-leads',
    kind: 'customers',
    signature: 'Lead Source, Lead Status, Owner Alias, Created Date',
    roles: { status: 'Lead Status', owner: 'Owner Alias', registered_at: 'Created Date' },
  },
  {
    id: 'salesforce-opportunities',
    kind: 'opportunities',
    signature:
      'Opportunity Name, Account Name, Stage, Close Date, Opportunity Owner, Next Step, Fiscal Period',
    roles: {
      opportunity_id: 'Opportunity ID | Opportunity Name',
      customer_id: 'Account ID | Account Name',
      closes_at: 'Close Date',
      owner: 'Opportunity Owner | Owner',
    },
    attributes: 'Opportunity Name, Next Step, Fiscal Period',
  },
  {
    id: 'zoho-contacts',
    kind: 'customers',
    signature:
      'Contact Id, Record Id, Contact Owner, Account Name, Modified Time, Last Activity Time, Mailing City',
    roles: {
      customer_id: 'Contact Id | Record Id',
      owner: 'Contact Owner',
      registered_at: 'Created Time',
      updated_at: 'Modified Time',
      phone: 'Mobile | Phone',
    },
    attributes: 'Last Activity Time',
  },
  {
    id: 'zoho-deals',
    kind: 'opportunities',
    signature:
      'Deal Name, Deal Owner, Closing Date, Stage, Account Name, Expected Revenue, Pipeline',
    roles: {
      opportunity_id: 'Record Id | Deal Id | Deal Name',
      customer_id: 'Account Name | Contact Name',
      amount: 'Amount',
      closes_at: 'Closing Date',
      owner: 'Deal Owner',
    },
    attributes: 'Expected Revenue, Deal Name, Contact Name',
  },
  {
    id: 'zendesk-tickets',
    kind: 'tickets',
    signature: `Requester, Requester email, Requester Name, Assignee, Group, Satisfaction Score, Solved at,
      First Replied At`,
    roles: {
      ticket_id: 'Id | Ticket ID',
      customer_id: 'Requester email | Requester id | Requester',
      opened_at: 'Created at',
      solved_at: 'Solved at | Closed At',
      category: 'Group',
      agent: 'Assignee',
      satisfaction: 'Satisfaction Score',
    },
  },
  {
    id: 'mailchimp-audience',
    kind: 'customers',
    signature: 'MEMBER_RATING, OPTIN_TIME, OPTIN_IP, CONFIRM_TIME, LEID, EUID, LAST_CHANGED',
    roles: { registered_at: 'OPTIN_TIME', updated_at: 'LAST_CHANGED', email: 'Email Address' },
  },
  {
    id: 'mailchimp-campaigns',
    kind: 'campaigns',
    signature: 'Send Date, Total Recipients, Unique Opens, Open Rate, Unique Clicks, Unsubscribes',
    roles: { campaign_id: 'Unique Id', campaign: 'Title', starts_at: 'Send Date' },
    attributes: 'Subject, Total Recipients, Unique Opens, Unique Clicks, Unsubscribes, Open Rate',
  },
  {
    id: 'ga4-events',
    kind: 'behaviours',
    signature: `event_date, event_timestamp, event_name, user_pseudo_id, user_first_touch_timestamp,
      stream_id, event_params, traffic_source`,
    roles: {
      occurred_at: 'event_timestamp',
      event: 'event_name',
      customer_id: 'user_id',
      anonymous_id: 'user_pseudo_id',
      source: 'traffic_source | traffic_source_source',
      device: 'device | device_category',
    },
    attributes: 'event_date, platform, user_first_touch_timestamp, items, event_value_in_usd',
  },
  {
    id: 'segment-events',
    kind: 'behaviours',
    signature: 'anonymousId, originalTimestamp, messageId, receivedAt, sentAt, userId, event',
    roles: {
      occurred_at: 'originalTimestamp | timestamp',
      customer_id: 'userId',
      anonymous_id: 'anonymousId',
      event: 'event',
    },
    attributes: 'receivedAt, sentAt, timestamp, messageId',
  },
  {
    id: 'mixpanel-events',
    kind: 'behaviours',
    signature: 'event, $distinct_id, $insert_id, $device_id, $time, mp_lib, $user_id',
    roles: {
      occurred_at: '$time | time',
      event: 'event',
      customer_id: '$user_id | $distinct_id | distinct_id',
      anonymous_id: '$device_id',
    },
    attributes: '$distinct_id, distinct_id, $insert_id',
  },
];
