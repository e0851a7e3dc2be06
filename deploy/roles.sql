-- The three roles and the database on a PostgreSQL server (15 or newer). Run once as its superuser:
--   psql -v owner_password="'…'" -v app_password="'…'" -v match_password="'…'" -f deploy/roles.sql
CREATE ROLE punte_owner LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD :owner_password;
CREATE ROLE punte_app   LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD :app_password;
CREATE ROLE punte_match LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD :match_password;
CREATE DATABASE punte OWNER punte_owner TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8';
REVOKE ALL ON DATABASE punte FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE punte TO punte_app;
GRANT CONNECT ON DATABASE punte TO punte_match;
