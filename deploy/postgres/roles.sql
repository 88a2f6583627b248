-- The roles of one service and the schema of its tables; may be run again. As somebody who may make
-- roles, with psql -v service=partner_registry; the passwords are taken from the environment.
--   SERVICE_owner  makes the tables (`migrate`) and sees no vendor's rows
--   SERVICE_app    the service: the rows of the vendor that it acts for
--   SERVICE_relay  the outbox, inbox, timers and leases
\set ON_ERROR_STOP on
\getenv owner_password TANDEM_OWNER_PASSWORD
\getenv app_password TANDEM_APP_PASSWORD
\getenv relay_password TANDEM_RELAY_PASSWORD

SELECT format('CREATE ROLE %I LOGIN NOSUPERUSER NOBYPASSRLS', :'service' || suffix)
  FROM unnest(ARRAY['_owner', '_app', '_relay']) suffix
  WHERE NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = :'service' || suffix) \gexec
SELECT format('ALTER ROLE %I PASSWORD %L', :'service' || '_owner', :'owner_password') \gexec
SELECT format('ALTER ROLE %I PASSWORD %L', :'service' || '_app', :'app_password') \gexec
SELECT format('ALTER ROLE %I PASSWORD %L', :'service' || '_relay', :'relay_password') \gexec
SELECT format('CREATE SCHEMA IF NOT EXISTS %I AUTHORIZATION %I', :'service', :'service' || '_owner') \gexec
