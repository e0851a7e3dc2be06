def test_world(operation, elena, cosmina, mallory):
    from punte.people.models import Person

    assert cosmina.identity.full_name == "Lăcătuș Cosmina"
    assert Person.objects.count() == 1
